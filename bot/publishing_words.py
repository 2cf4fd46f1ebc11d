"""What is said of publishing: who agreed, from when it is in force, and why it is not."""

from collections.abc import Mapping
from datetime import date

from bot import words
from bot.days import said_day
from bot.refusing import refused, those_who_may
from domain.policy.document import Document
from domain.refusals import Coded

UNPUBLISHED = {
    "in-the-past": "{day} is past; give --from a day from today on.",
    "outside-its-own-days": (
        "Version {version} says of itself that it is in force from {since}{until}; give --from one"
        " of those days, or change in_force in its edition.yaml."
    ),
    "published-already": (
        "Version {version} is published already, in force from {since}, and nothing comes after it;"
        " see partnerships policy list."
    ),
    "published-otherwise": (
        "Version {version} was published with other contents, which never change; put those back,"
        " and give the change a version of its own."
    ),
    "day-taken": (
        "Version {version} is in force from {since}; give --from a later day, or on that day, if it"
        " has not come, to withdraw it."
    ),
    "leaves-gap": "From {first} to {last} nothing would be in force; give --from {first}.",
    "agreed-already": "You have agreed to that, or your office has; it still needs {needed}.",
    "agreed-otherwise": (
        "Agreed so far is {since}, by the minute “{minute}”; give the same, or --anew, and then the"
        " others have to agree once more."
    ),
    "changed-since": (
        "Version {version} is not what was agreed to on {since}: it was changed. Compare it with"
        " partnerships policy diff; --anew agrees to it as it is now, and then the others have to"
        " agree once more."
    ),
    "not-proved": "It is not published, because of {found}; partnerships policy check says where.",
}
"""Why an edition is not published, by the code of the refusal."""

DRAFT = "This is the newest draft: no version of this policy is published here and in force."
DRAFT_ON = "This is the newest draft: no version published here is in force on {day}."
ON = "It is in force on {day}."

_DAYS = ("day", "since", "until", "first", "last")
_NEEDED = {
    "minute": "Say by which minute it was adopted: --minute and its reference.",
    "statement": "State that {says}: --statement and that in your own words{clauses}.",
}


def not_published(refusal: Coded, document: Document) -> str:
    """Say why an edition is not published, as one sentence that says what to do."""
    titles = document.office_titles
    if refusal.code == "not-your-office":
        return (
            f"Publishing the {document.short_title} is for {those_who_may(refusal, titles)}; name"
            " one with --as."
        )
    if refusal.code == "nothing-said":
        return needed(refusal.data["field"], document)
    if refusal.code not in UNPUBLISHED:
        return refused(refusal, titles)
    data = dict(refusal.data)
    for name in _DAYS:
        if data.get(name):
            data[name] = said_day(date.fromisoformat(data[name]))
    if data.get("until"):
        data["until"] = f" until {data['until']}"
    if "needed" in data:
        data["needed"] = offices(data["needed"].split(", "), titles)
    said = UNPUBLISHED[refusal.code].format(**data)
    return said[:1].upper() + said[1:]


def needed(field: str, document: Document) -> str:
    """Say what else is to be given."""
    stated = document.publishing.statement
    says = "it meets the law that applies to it" if stated is None else stated.says
    clauses = "" if stated is None else f" ({', '.join(stated.clauses)})"
    return _NEEDED[field].format(says=says, clauses=clauses)


def offices(named: list[str] | tuple[str, ...], titles: Mapping[str, str]) -> str:
    """Return the offices *named* by their titles."""
    return words.listed([f"the {titles.get(each, each)}" for each in named])


def versioned(document: Document) -> str:
    """Return what a document is called with its version: Cheshire policy v0.2."""
    return words.versioned(document.short_title, document.version)


def review_of(document: Document, today: date) -> str:
    """Say when the document is to be reviewed, and whether that is past."""
    if document.review_due is None:
        return "no review is due"
    day = said_day(document.review_due)
    return f"review overdue since {day}" if document.review_due < today else f"review due {day}"
