"""What was heard in the opening counts only once the person has confirmed or corrected it."""

from dataclasses import dataclass

from bot import words
from bot.answers import Misread, read_answers
from bot.screens import Choice, Item, Question, Screen, question_of
from domain.policy.facts import BODY_TYPE, NO_BODY
from domain.services.enquiries import Seen

_ALL_RIGHT = {
    "yes",
    "y",
    "right",
    "that is right",
    "that's right",
    "correct",
    "ok",
    "okay",
    "yes, that is right",
}
_ALL_WRONG = {"no", "n", "none", "none of it", "none of these", "wrong", "not right"}


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the person said of what was heard: facts left out, and facts answered otherwise."""

    dropped: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()


def confirm_question(seen: Seen) -> Question:
    """Return what was heard as a card of items, each with the choices of its fact."""
    return Question(
        words.HEARD_TITLE,
        tuple(_item(seen, heard.fact) for heard in seen.enquiry.heard),
    )


def confirm_screen(seen: Seen, notice: tuple[str, ...] = ()) -> Screen:
    """Return the screen that shows what was heard, answer by answer, with the words it rests on."""
    lines = [
        f"{n}. {item.text}: {_label(item, heard.value)} (you said “{heard.words.text}”)"
        for n, (item, heard) in enumerate(
            zip(confirm_question(seen).items, seen.enquiry.heard, strict=True), start=1
        )
    ]
    found = seen.policy.determine({heard.fact: heard.value for heard in seen.enquiry.heard})
    goal = words.GOALS[seen.enquiry.goal]
    return Screen(
        title=words.HEARD_TITLE,
        notice=notice,
        paragraphs=(*lines, f"You want to know {goal}. {words.HEARD_HINT}"),
        progress=words.progress(1, found.cards_left(seen.enquiry.goal) + 1),
        actions=(words.YES_RIGHT, words.NOT_THAT, words.CORRECT, words.HELP_ACTION),
    )


def read_confirmation(seen: Seen, text: str) -> Confirmation | str:
    """Return what *text* says of what was heard, or the sentence that asks again.

    ``yes`` takes all, ``none`` nothing, ``not 2`` leaves out the second, ``2 no`` corrects it.
    """
    line = " ".join(text.casefold().replace("\u2019", "'").rstrip(".! ").split())
    facts = [heard.fact for heard in seen.enquiry.heard]
    if line in _ALL_RIGHT:
        return Confirmation()
    if line in _ALL_WRONG:
        return Confirmation(dropped=tuple(facts))
    if line.startswith("not "):
        return _left_out(facts, line.removeprefix("not "))
    question = confirm_question(seen)
    read = read_answers(Question(question.heading, (*question.items, _NOBODY)), line)
    if isinstance(read, Misread) or line.isdecimal():
        return "Type *yes* if it is right, *not 2* to leave out number 2, or *2 no* to correct it."
    kept = {heard.fact: heard.value for heard in seen.enquiry.heard}
    corrected = tuple((fact, value) for fact, value in read.items() if kept.get(fact) != value)
    return Confirmation(corrected=corrected)


_NOBODY = Item("", "", "", (), "", "", ())
"""Keeps a card of one item a card of several, so that a number always means an item here."""


def _left_out(facts: list[str], numbers: str) -> Confirmation | str:
    parts = [part.strip() for part in numbers.replace(" and ", ",").split(",")]
    if not all(part.isdecimal() and 1 <= int(part) <= len(facts) for part in parts):
        return f"There is no such number: “{numbers}”. Type *not 1* to leave out the first."
    return Confirmation(dropped=tuple(dict.fromkeys(facts[int(part) - 1] for part in parts)))


def _item(seen: Seen, fact: str) -> Item:
    if fact != BODY_TYPE:
        return question_of((seen.policy.fact(fact),), None).items[0]
    edition = seen.policy.edition
    bodies = tuple(Choice(body.id, body.label) for body in edition.bodies if body.id != NO_BODY)
    return Item(BODY_TYPE, "The body", "", (), "", "", (*bodies, Choice(NO_BODY, "None of these")))


def _label(item: Item, value: str) -> str:
    return next((choice.label for choice in item.choices if choice.value == value), value)
