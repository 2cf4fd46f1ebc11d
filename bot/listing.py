"""Lists of what there is: a person's matters, their answers, clauses asked for, and help."""

from collections.abc import Iterable, Mapping

from bot import actions, words
from bot.asking import item_of, label_of
from bot.screens import Action, Choice, Pick, Question, Screen, Section
from domain.policy.edition import Edition
from domain.services.enquiries import Seen
from domain.views.enquiries import EnquiryRow
from domain.views.register import RegisterRow

_MOST = 5
_WHOSE = {"heard": ", as you said at the start", "office": ", as the office that was asked says"}


def welcome_screen(
    edition: Edition,
    mine: Iterable[EnquiryRow],
    entries: Mapping[str, RegisterRow],
    notice: tuple[str, ...] = (),
) -> Screen:
    """Return the welcome: the policy asked under, what to type, and the person's matters."""
    rows = tuple(mine)
    lines = enquiry_lines(rows, entries)
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
        sections=(
            Section("For example", edition.openings or words.EXAMPLES),
            *((matters,) if matters.lines else ()),
        ),
        actions=(
            *((actions.button(actions.MATTERS),) if rows else ()),
            actions.SHOW_REGISTER,
            actions.HELP,
        ),
        pick=_one_of(rows),
    )


def matters_screen(mine: Iterable[EnquiryRow], entries: Mapping[str, RegisterRow]) -> Screen:
    """Return all of a person's matters, each with its number and where it stands."""
    rows = tuple(mine)
    lines = enquiry_lines(rows, entries)
    return Screen(
        title=words.OTHER_ENQUIRIES,
        paragraphs=() if lines else (words.NO_MATTERS,),
        sections=(Section("", lines),),
        actions=tuple(actions.open_matter(row.short) for row in rows[:1]),
        pick=_one_of(rows),
    )


def lost_screen(what: str, edition: Edition | None = None) -> Screen:
    """Return the answer to a line that could not be understood: *what* is said, and examples.

    They are those of *edition*, if it has any.
    """
    return Screen(
        title=what,
        paragraphs=(words.SAY_THIS,),
        sections=(Section("", (edition.openings if edition else ()) or words.EXAMPLES),),
        actions=(actions.HELP,),
    )


def enquiry_lines(
    rows: Iterable[EnquiryRow], entries: Mapping[str, RegisterRow]
) -> tuple[str, ...]:
    """Return a line for each matter: its number, what was asked, where it stands."""
    return tuple(
        f"{row.short}  {words.shortened(row.opening)} ({_standing(row, entries.get(row.id))})"
        for row in rows
    )


def _one_of(rows: Iterable[EnquiryRow]) -> Pick | None:
    """Let one of the matters be picked by what was asked, with its number."""
    choices = (Choice(row.short, f"{words.shortened(row.opening)} ({row.short})") for row in rows)
    return Pick.among(words.PICK_MATTER, words.OPEN_IT, choices)


def _standing(row: EnquiryRow, entry: RegisterRow | None) -> str:
    if entry is not None:
        return words.ENTERED_AS.format(number=entry.short)
    if row.left:
        return words.LEFT
    kept = row.state == "decided" and row.kept_as_considered
    return words.CONSIDERED if kept else words.STANDING[row.state]


def answers_screen(seen: Seen) -> Screen:
    """Return every answer with its number, to be changed."""
    lines, choices = [], []
    for number, answer in enumerate(seen.enquiry.answers, start=1):
        item = item_of(seen.policy, answer.fact)
        said = f"{item.text}: {label_of(item, answer.value)}"
        lines.append(f"{number}. {said}{_WHOSE.get(answer.source, '')}")
        choices.append(Choice(f"change {number}", words.shortened(said, 100)))
    return Screen(
        title="Your answers",
        paragraphs=tuple(lines) or ("There is no answer yet.",),
        actions=(actions.CHANGE_ANSWER,) if lines else (),
        pick=Pick.among(words.PICK_ANSWER, words.CHANGE_IT, choices),
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
    return Screen(words.WHY_ASKED, sections=sections)


def hello_screen(*, within: bool) -> Screen:
    """Return the answer to a greeting, with what to say next unless that is asked already."""
    told = () if within else (words.ASK_MATTER,)
    return Screen(words.HELLO, paragraphs=told, actions=(actions.HELP,))


def help_screen(
    *, within: bool, also: tuple[Action, ...] = (), more: tuple[str, ...] = ()
) -> Screen:
    """Return what can be typed, and buttons for the most of it; *within* a matter there are more.

    Phones hide the menu of commands. *also* and *more* are what this deployment offers beside the
    policy.
    """
    offered = (
        actions.MATTERS,
        actions.SHOW_REGISTER,
        actions.MY_ROLE,
        *((actions.ANSWERS,) if within else ()),
        actions.START_AGAIN,
        *((actions.LEAVE,) if within else ()),
    )
    told = (*words.HELP, *more)
    return Screen("Help", paragraphs=told, actions=(*map(actions.button, offered), *also))
