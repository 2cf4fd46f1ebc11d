"""Lists of what there is: a person's matters, their answers, clauses asked for, and help."""

from collections.abc import Iterable, Mapping

from bot import words
from bot.asking import item_of, label_of
from bot.screens import Action, Question, Screen, Section
from domain.policy.edition import Edition
from domain.policy.lookup import Passage
from domain.services.enquiries import Seen
from domain.views.enquiries import EnquiryRow
from domain.views.register import RegisterRow

_MOST = 5


def welcome_screen(
    edition: Edition,
    mine: Iterable[EnquiryRow],
    entries: Mapping[str, RegisterRow],
    notice: tuple[str, ...] = (),
) -> Screen:
    """Return the welcome: the policy asked under, what to type, and the person's matters."""
    lines = enquiry_lines(mine, entries)
    more = (words.MORE_MATTERS.format(count=len(lines) - _MOST),) if len(lines) > _MOST else ()
    matters = Section(words.OTHER_ENQUIRIES, (*lines[:_MOST], *more))
    return Screen(
        title=words.GREETING,
        notice=notice,
        paragraphs=(
            words.UNDER.format(policy=edition.short_title, title=edition.title),
            *(banner.text for banner in edition.banners),
            words.ASK_MATTER,
        ),
        sections=(Section("For example", words.EXAMPLES), *((matters,) if matters.lines else ())),
        actions=(words.REGISTER_ACTION, words.HELP_ACTION),
    )


def matters_screen(mine: Iterable[EnquiryRow], entries: Mapping[str, RegisterRow]) -> Screen:
    """Return all of a person's matters, each with its number and where it stands."""
    lines = enquiry_lines(mine, entries)
    return Screen(
        title=words.OTHER_ENQUIRIES,
        paragraphs=(words.OPEN_BY_NUMBER,) if lines else (words.NO_MATTERS,),
        sections=(Section("", lines),),
    )


def lost_screen(what: str) -> Screen:
    """Return the answer to a line that could not be understood: *what* is said, and examples."""
    return Screen(
        title=what,
        paragraphs=(words.SAY_THIS,),
        sections=(Section("", words.EXAMPLES),),
        actions=(words.HELP_ACTION,),
    )


def enquiry_lines(
    rows: Iterable[EnquiryRow], entries: Mapping[str, RegisterRow]
) -> tuple[str, ...]:
    """Return a line for each matter: its number, what was asked, where it stands."""
    return tuple(
        f"{row.short}  {words.shortened(row.opening)} ({_standing(row, entries.get(row.id))})"
        for row in rows
    )


def _standing(row: EnquiryRow, entry: RegisterRow | None) -> str:
    if entry is not None:
        return words.ENTERED_AS.format(number=entry.short)
    if row.left:
        return words.LEFT
    kept = row.state == "decided" and row.kept_as_considered
    return words.CONSIDERED if kept else words.STANDING[row.state]


def answers_screen(seen: Seen) -> Screen:
    """Return every answer with its number, to be changed."""
    lines = []
    for number, answer in enumerate(seen.enquiry.answers, start=1):
        item = item_of(seen.policy, answer.fact)
        heard = ", as you said at the start" if answer.source == "heard" else ""
        lines.append(f"{number}. {item.text}: {label_of(item, answer.value)}{heard}")
    change = (Action("change 1", "answer number 1 otherwise"),) if lines else ()
    return Screen(
        title="Your answers",
        paragraphs=tuple(lines) or ("There is no answer yet.",),
        actions=change,
    )


def why_asked_screen(edition: Edition, question: Question) -> Screen:
    """Return why each item of the card is asked, with an example of each kind and the clauses."""
    sections = tuple(
        Section(
            item.text,
            (
                item.why,
                *((f"For example: {item.example}",) if item.example else ()),
                *((f"Not so: {item.counter_example}",) if item.counter_example else ()),
                *(f"{clause}: {edition.gist_of(clause)}" for clause in item.clauses),
            ),
        )
        for item in question.items
    )
    return Screen("Why this is asked", sections=sections)


def passages_screen(found: tuple[Passage, ...]) -> Screen:
    """Return the clauses that bear on a question."""
    lines = tuple(f"{passage.clause} ({passage.place}): {passage.gist}" for passage in found)
    return Screen(words.FOUND, paragraphs=lines)


def help_screen() -> Screen:
    """Return what can be typed."""
    return Screen("Help", paragraphs=words.HELP)
