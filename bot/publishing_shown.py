"""What is published is printed: who has agreed, what is in force on a day, and what is not."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot import wiring, words
from bot.days import said_day
from bot.failures import NotNow, WrongUse, tell
from bot.printing import print_sections
from bot.publishing_words import needed, not_published, offices, review_of, versioned
from bot.screens import Section
from bot.waiting import followed, patience
from domain.identity import Actor
from domain.messages import Act
from domain.policy.edition import Edition
from domain.policy.policy import Policy
from domain.policy.publishing import Publications, in_force_on, signatories, standing_on
from domain.policy.publishing import Standing as Stands
from domain.policy.unpublished import NotProved
from domain.refusals import Refusal
from domain.services.publishing import Standing, Wish
from domain.views.enquiries import EnquiryRow

PLACE = "command line"
_IN_USE: dict[Stands, str] = {
    "draft": ", in use until one is published",
    "to come": ", in use until then as a draft",
    "in force": "",
    "replaced": ", in use",
    "withdrawn": ", in use until one is in force",
}
"""What is said besides of the version that is used on a day."""

_COMPARING = "Comparing the recorded matters ..."


def publish_edition(app: wiring.App, actor: Actor, wish: Wish, *, as_json: bool) -> None:
    """Record that *actor* agrees to *wish*, and print where that leaves it."""
    document = app.publishing.read(wish.policy, wish.version).edition
    for field, given in (("minute", wish.minute), ("statement", wish.statement)):
        if not given:
            raise WrongUse(needed(field, document))
    act = Act(actor=actor, key=app.desk.new_key(), conversation=PLACE)
    try:
        with patience():
            found = app.publishing.agree(act, wish, _following)
    except NotProved as refusal:
        raise NotNow(not_published(refusal, document)) from refusal
    except Refusal as refusal:
        raise WrongUse(not_published(refusal, document)) from refusal
    if as_json:
        tell(json.dumps(_as_data(found), indent=2, ensure_ascii=False))
        return
    for line in _told(found, document, actor):
        tell(line)


def list_editions(
    app: wiring.App,
    here: wiring.FileEditions,
    policies: Sequence[str],
    day: date | None,
    *,
    as_json: bool,
) -> None:
    """Print every version of *policies* as it stands on *day*, which is today unless given."""
    on = day or app.publishing.today
    listed = {policy: tuple(_listed(app, here, policy, on)) for policy in policies}
    if as_json:
        data = [
            {"policy": policy, "editions": [each.as_data() for each in every]}
            for policy, every in listed.items()
        ]
        tell(json.dumps({"as_at": str(on), "policies": data}, indent=2, ensure_ascii=False))
        return
    for n, (policy, every) in enumerate(listed.items()):
        if n:
            tell("")
        print_sections(
            f"{policy}, as at {said_day(on)}",
            tuple(Section(each.title, tuple(each.lines())) for each in every),
        )


@dataclass(frozen=True, slots=True)
class _Listed:
    """One version of a policy as it stands on a day."""

    app: wiring.App
    version: str
    read: Policy | str
    published: Publications
    in_use: bool
    day: date

    @property
    def title(self) -> str:
        """The version and what it is."""
        if isinstance(self.read, str):
            return f"{self.version}: cannot be read"
        standing = standing_on(self.published, self.version, self.day)
        used = _IN_USE[standing] if self.in_use else ""
        return f"{self.version}: {standing}{used} ({self.read.ref.sha256[:12]})"

    def lines(self) -> Iterator[str]:
        """Yield what else is known of it."""
        if isinstance(self.read, str):
            yield f"{self.read}; see partnerships policy check"
            return
        edition = self.read.edition
        yield edition.title
        for each in self._periods():
            until = "" if each.until is None else f" until {said_day(each.until)}"
            said = "withdrawn before" if each.empty else "in force from"
            yield f"{said} {said_day(each.since)}{'' if each.empty else until}"
            if each.sha256 != self.read.ref.sha256:
                yield "CHANGED since it was published; put the published files back"
        yield review_of(edition, self.day)
        proposal = self.app.publishing.proposal(self.read.ref)
        if proposal is not None:
            agreed = [office for _, office in proposal.agreed]
            titles = edition.office_titles
            missing = [each for each in signatories(edition) if each not in agreed]
            so_far = f"agreed by {offices(agreed, titles)}" if agreed else "proposed"
            yield (
                f"{so_far} for {said_day(proposal.since)} by the minute “{proposal.minute}”;"
                f" still needed: {offices(missing or agreed[:1], titles)}"
            )

    def as_data(self) -> dict[str, object]:
        """Return it as data."""
        if isinstance(self.read, str):
            return {"version": self.version, "unreadable": self.read}
        edition, ref = self.read.edition, self.read.ref
        proposal = self.app.publishing.proposal(ref)
        due = edition.review_due
        return {
            "version": self.version,
            "title": edition.title,
            "sha256": ref.sha256,
            "standing": standing_on(self.published, self.version, self.day),
            "in_use": self.in_use,
            "periods": [
                {"since": str(p.since), "until": None if p.until is None else str(p.until)}
                for p in self._periods()
            ],
            "changed": any(p.sha256 != ref.sha256 for p in self._periods()),
            "review_due": None if due is None else str(due),
            "review_overdue": due is not None and due < self.day,
            "owners": list(edition.owners),
            "agreed": None
            if proposal is None
            else {
                "since": str(proposal.since),
                "minute": proposal.minute,
                "offices": [office for _, office in proposal.agreed],
            },
        }

    def _periods(self) -> Publications:
        return tuple(each for each in self.published if each.version == self.version)


def _listed(
    app: wiring.App, here: wiring.FileEditions, policy: str, day: date
) -> Iterator[_Listed]:
    published, versions = here.lock.published(policy), here.versions(policy)
    chosen = in_force_on(published, day)
    used = versions[-1] if chosen is None else chosen.version
    gone = (each.version for each in published if each.version not in versions)
    for version in (*versions, *dict.fromkeys(gone)):
        read: Policy | str
        try:
            read = here.at(policy, version)
        except wiring.BadEdition as error:
            read = str(error)
        yield _Listed(app, version, read, published, version == used, day)


def _following(cases: Sequence[EnquiryRow]) -> Iterator[EnquiryRow]:
    return followed(cases, len(cases), _COMPARING)


def _told(found: Standing, edition: Edition, actor: Actor) -> Iterator[str]:
    called, titles, day = versioned(edition), edition.office_titles, said_day(found.since)
    if not found.published:
        agrees = any(each in actor.offices for each in signatories(edition))
        did = "you agree to" if agrees else "you state that it meets the law, and propose"
        yield f"Recorded: {did} {called} from {day}, by the minute “{found.minute}”."
        yield f"It is not published yet: it needs {offices(found.needed, titles)} as well, who type"
        yield (
            f"partnerships policy publish {found.edition.policy} {found.edition.version} --from"
            f' {found.since} --minute "{found.minute}" --statement "..." --as PERSON'
        )
        return
    yield f"Published: {called} is in force from {day}, by the minute “{found.minute}”."
    if found.replaced is not None:
        before = words.versioned(edition.short_title, found.replaced.version)
        yield f"{before} is in force until the day before."
    yield _affected(found.affected)
    if not found.stated:
        stated = edition.publishing.statement
        clauses = f" ({', '.join(stated.clauses)})" if stated else ""
        yield (
            f"Its author has not stated that it meets the law{clauses}: the"
            f" {titles[found.author]} still can, with the same command."
        )
    yield "LOCK, beside the policies, says so from now on: keep it with them."


def _affected(count: int) -> str:
    if not count:
        return "No recorded matter comes out otherwise under it."
    matters = "1 recorded matter comes" if count == 1 else f"{count:,} recorded matters come"
    return (
        f"{matters} out otherwise under it, or cannot be told; whoever asked is told in the chat"
        " once it is in force. partnerships policy impact lists them."
    )


def _as_data(found: Standing) -> dict[str, object]:
    return {
        "policy": found.edition.policy,
        "version": found.edition.version,
        "sha256": found.edition.sha256,
        "from": str(found.since),
        "minute": found.minute,
        "published": found.published,
        "needed": list(found.needed),
        "affected": found.affected,
        "replaced": None if found.replaced is None else found.replaced.version,
        "author_stated": found.stated,
    }
