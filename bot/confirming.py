"""What was heard in the opening counts only once the person has confirmed or corrected it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import words
from bot.answers import Misread, number_in, plain, read_pieces
from bot.asking import card_of, label_of
from bot.screens import NO, Action, Choice, Item, Question, Screen
from domain.policy.policy import Policy
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
_ALL_WRONG = {"no", "n", "nope", "none", "none of it", "none of these", "wrong", "not right"}
_RIGHT_BUT = re.compile(r"^(?:yes|y|ok|okay|right|all right)[, ]+(?:but )?(?=\d|not \d|except \d)")
_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the person said of what was heard: facts left out, and facts answered otherwise."""

    dropped: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()


def confirm_question(seen: Seen) -> Question:
    """Return what was heard and waits to be confirmed, as a card of items."""
    return confirm_card(seen.policy, [each.fact for each in seen.enquiry.heard])


def confirm_card(policy: Policy, facts: Sequence[str]) -> Question:
    """Return the card that confirms *facts*, each with its choices."""
    return Question(words.HEARD_TITLE, card_of(policy, facts).items)


def confirm_screen(seen: Seen, notice: tuple[str, ...] = ()) -> Screen:
    """Return the screen that shows what was heard, answer by answer, with the words it rests on."""
    items = confirm_question(seen).items
    lines = [
        f"{n}. {item.text}: {label_of(item, heard.value)} (you said “{heard.words.text}”)"
        for n, (item, heard) in enumerate(zip(items, seen.enquiry.heard, strict=True), start=1)
    ]
    found = seen.policy.determine({heard.fact: heard.value for heard in seen.enquiry.heard})
    goal = words.GOALS[seen.enquiry.goal]
    return Screen(
        title=words.HEARD_TITLE,
        notice=notice,
        paragraphs=(*lines, f"You want to know {goal}. {words.HEARD_HINT}"),
        progress=words.progress(1, found.cards_left(seen.enquiry.goal) + 1),
        actions=(words.YES_RIGHT, *_corrections(seen, items), words.LEAVE, words.HELP_ACTION),
    )


def read_confirmation(seen: Seen, text: str) -> Confirmation | str:
    """Return what *text* says of what was heard, or the sentence that asks again.

    ``yes`` takes all, ``none`` nothing, ``not 2`` leaves out the second, ``2 no`` corrects it:
    to no where that is an answer, otherwise by leaving it out.
    """
    line = plain(text)
    facts = [heard.fact for heard in seen.enquiry.heard]
    if line in _ALL_RIGHT:
        return Confirmation()
    if line in _ALL_WRONG:
        return Confirmation(dropped=tuple(facts))
    line = _RIGHT_BUT.sub("", line)
    for beginning in ("not ", "except "):
        if line.startswith(beginning) and line[len(beginning) :].lstrip()[:1].isdecimal():
            return _left_out(facts, line.removeprefix(beginning))
    question = confirm_question(seen)
    read = read_pieces(
        Question(question.heading, tuple(_with_no(item) for item in question.items)), line
    )
    if isinstance(read, Misread) or line.isdecimal():
        return words.CONFIRM_AGAIN
    was = {heard.fact: heard.value for heard in seen.enquiry.heard}
    return Confirmation(
        dropped=tuple(fact for fact, value in read.items() if value == _OUT),
        corrected=tuple((f, v) for f, v in read.items() if v not in {_OUT, was[f]}),
    )


def _corrections(seen: Seen, items: tuple[Item, ...]) -> tuple[Action, ...]:
    """Return how to correct, by the numbers that are there."""
    last = min(2, len(items))
    denied = [
        n
        for n, (item, heard) in enumerate(zip(items, seen.enquiry.heard, strict=True), start=1)
        if item.is_yes_no and heard.value != NO
    ]
    no = (words.corrected(denied[0]),) if denied else ()
    return (words.left_out(last), *no)


def _with_no(item: Item) -> Item:
    """Let *no* to an item that has no such answer leave it out."""
    return item if item.is_yes_no else replace(item, choices=(*item.choices, Choice(_OUT, "No")))


def _left_out(facts: list[str], numbers: str) -> Confirmation | str:
    parts = numbers.replace(" and ", ",").replace("&", ",").split(",")
    found = [number_in(part, len(facts)) for part in parts]
    if None in found:
        return words.NO_SUCH_HEARD.format(numbers=words.shortened(numbers))
    return Confirmation(dropped=tuple(dict.fromkeys(facts[n - 1] for n in found if n)))
