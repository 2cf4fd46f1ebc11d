"""What was heard in the opening counts only once the person has confirmed or corrected it."""

import re
from dataclasses import dataclass, replace

from bot import actions, words
from bot.answers import Misread, number_in, plain, read_pieces
from bot.asking import card_of, label_of
from bot.screens import NO, Action, Choice, Item, Question, Said, Screen
from domain.services.enquiries import Seen

_ALL_RIGHT = {
    "yes",
    "y",
    "yep",
    "right",
    "that is right",
    "that's right",
    "all right",
    "correct",
    "ok",
    "okay",
    "yes, that is right",
}
_NONE_HEARD = {"none of it", "wrong", "not right", "that is wrong", "all wrong"}
_UNCLEAR = {"no", "n", "nope"}
_ALL_WRONG = {*_UNCLEAR, "none", "none of these"}
_RIGHT_BUT = re.compile(
    r"^(?:yes|y|ok|okay|right|all right)[, ]+(?:but )?(?=\d|not \d|except \d|none|rest|all)"
)
_OUT_FIRST = re.compile(
    r"(?:not|except) (?P<numbers>\d+(?: ?(?:,|&|and) ?\d+(?![a-z0-9 ]*(?:no|yes|not)))*)"
    r"(?:,? ?(?:and )?(?P<rest>[^\d].*|\d.*[a-z].*))?"
)
_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the person said of what was heard: facts left out, and facts answered otherwise.

    *answers* are to what the same card asks beside it.
    """

    dropped: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


def confirm_question(seen: Seen) -> Question:
    """Return what was heard and waits to be confirmed, and what is asked beside it, as items."""
    heard = card_of(seen.policy, [each.fact for each in seen.enquiry.heard]).items
    beside = asked_beside(seen)
    return Question(words.HEARD_TITLE, heard if beside is None else (*heard, *beside.items))


def asked_beside(seen: Seen) -> Question | None:
    """Return the card that comes next if all that was heard is right, to be answered with it.

    Only a card of several items: on a card of one, *no* could be meant for what was heard.
    """
    heard = {each.fact: each.value for each in seen.enquiry.heard}
    card = seen.policy.determine(heard).next_card(seen.enquiry.goal)
    if card is None or len(card.facts) == 1:
        return None
    asked = card_of(seen.policy, [fact.id for fact in card.facts])
    return replace(asked, first=len(heard) + 1)


def confirm_screen(seen: Seen, notice: tuple[str, ...] = ()) -> Screen:
    """Return the screen that shows what was heard, answer by answer, with the words it rests on."""
    beside = asked_beside(seen)
    items = card_of(seen.policy, [each.fact for each in seen.enquiry.heard]).items
    said = tuple(
        Said(item, heard.value, _as_written(heard.words.text, seen.opening))
        for item, heard in zip(items, seen.enquiry.heard, strict=True)
    )
    lines = [
        f"{n}. {each.item.text}: {label_of(each.item, each.value)} (you said “{each.words}”)"
        for n, each in enumerate(said, start=1)
    ]
    found = seen.policy.determine({heard.fact: heard.value for heard in seen.enquiry.heard})
    goal = words.GOALS[seen.enquiry.goal]
    return Screen(
        title=words.HEARD_TITLE,
        notice=notice,
        paragraphs=(*lines, f"You want to know {goal}. {words.HEARD_HINT}"),
        question=beside,
        progress=words.progress(1, found.cards_left(seen.enquiry.goal) + (beside is None)),
        actions=(actions.YES_RIGHT, *_corrections(said), actions.LEAVE, actions.HELP),
        said=said,
        answering="confirm",
    )


def _as_written(words: str, opening: str) -> str:
    """Return *words*, which were heard without regard to capitals, as the *opening* has them.

    >>> _as_written("section 22a", "Under Section 22A.")
    'Section 22A'
    """
    lowered = opening.lower()
    at = lowered.find(words)
    if at < 0 or len(lowered) != len(opening):
        return words
    return opening[at : at + len(words)]


def read_confirmation(seen: Seen, text: str) -> Confirmation | str:
    """Return what *text* says of what was heard, or the sentence that asks again.

    ``yes`` takes all, ``none of it`` nothing, ``not 2`` leaves out the second, ``2 no`` corrects
    it: to no where that is an answer, otherwise by leaving it out. An answer to what is asked
    beside it takes what was heard as right, save what the same line leaves out or corrects.
    """
    line = plain(text)
    facts = [heard.fact for heard in seen.enquiry.heard]
    beside = asked_beside(seen)
    if line in _ALL_RIGHT:
        return Confirmation()
    if line in _NONE_HEARD or (beside is None and line in _ALL_WRONG):
        return Confirmation(dropped=tuple(facts))
    if beside is not None and line in _UNCLEAR:
        return words.NO_TO_WHAT
    out = _OUT_FIRST.fullmatch(_RIGHT_BUT.sub("", line))
    if out is None:
        return _read_pieces(seen, _RIGHT_BUT.sub("", line), ())
    dropped = _left_out(facts, out["numbers"])
    if isinstance(dropped, str) or not out["rest"]:
        return dropped if isinstance(dropped, str) else Confirmation(dropped=dropped)
    return _read_pieces(seen, out["rest"], dropped)


def _read_pieces(seen: Seen, line: str, dropped: tuple[str, ...]) -> Confirmation | str:
    was = {heard.fact: heard.value for heard in seen.enquiry.heard}
    question = confirm_question(seen)
    items = tuple(_with_no(item) if item.fact in was else item for item in question.items)
    read = read_pieces(Question(question.heading, items), line, frozenset(was))
    if isinstance(read, Misread) or (line.isdecimal() and int(line) <= len(was)):
        return words.CONFIRM_AGAIN
    out = tuple(fact for fact, value in read.items() if value == _OUT)
    return Confirmation(
        dropped=tuple(dict.fromkeys((*dropped, *out))),
        corrected=tuple((f, v) for f, v in read.items() if f in was and v not in {_OUT, was[f]}),
        answers=tuple((fact, value) for fact, value in read.items() if fact not in was),
    )


def _corrections(said: tuple[Said, ...]) -> tuple[Action, ...]:
    """Return how to correct, by the numbers that are there."""
    denied = [n for n, each in enumerate(said, 1) if each.item.is_yes_no and each.value != NO]
    no = (actions.corrected(denied[0]),) if denied else ()
    return (actions.left_out(min(2, len(said))), *no)


def _with_no(item: Item) -> Item:
    """Let *no* to an item that has no such answer leave it out."""
    return item if item.is_yes_no else replace(item, choices=(*item.choices, Choice(_OUT, "No")))


def _left_out(facts: list[str], numbers: str) -> tuple[str, ...] | str:
    parts = re.split(r",|&| and ", numbers)
    found = [number_in(part, len(facts)) for part in parts]
    if None in found:
        return words.NO_SUCH_HEARD.format(numbers=words.shortened(numbers))
    return tuple(dict.fromkeys(facts[n - 1] for n in found if n))
