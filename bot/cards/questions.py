"""A question is drawn by its kind: answered by one press, or filled in and sent."""

from collections.abc import Iterator, Sequence

from bot.cards import words
from bot.cards.buttons import Pen
from bot.cards.elements import Element, heading, prose, rows
from bot.cards.folding import hiding
from bot.cards.inputs import choice_set, told
from bot.pressing import LEFT_OUT
from bot.screens import Choice, Item, Question, Said, Screen

_MOST_PRESSED = 5
_LONGEST_PRESSED = 24
"""Choices, and characters of each, that can be buttons: none is cut short on a phone."""

_MOST_IN_VIEW = 9
"""Choices of a card that are all shown at once; beyond them each list opens when it is touched."""

_CONFIRM, _ANSWER, _NONE = "confirm", "answer", "none"


def is_pressed(screen: Screen) -> bool:
    """Tell whether one press answers the question of *screen*, so that it has no inputs."""
    question = screen.question
    if question is None or screen.said or len(question.items) != 1:
        return False
    choices = question.items[0].choices
    return len(choices) <= _MOST_PRESSED and all(
        len(choice.label) <= _LONGEST_PRESSED for choice in choices
    )


def has_inputs(screen: Screen) -> bool:
    """Tell whether something is filled in to answer *screen*."""
    return bool(screen.said) or (screen.question is not None and not is_pressed(screen))


def asked(screen: Screen, pen: Pen) -> Iterator[Element]:
    """Yield what *screen* asks and what it heard, with what answers them."""
    if screen.question is not None and is_pressed(screen):
        yield from _pressed(screen.question.items[0], pen, screen.answering or _ANSWER)
    elif screen.question is not None or screen.said:
        yield from _filled_in(screen, pen)


def _pressed(item: Item, pen: Pen, verb: str) -> Iterator[Element]:
    """Yield a button for each choice: one press answers."""
    yield from _why(item)
    yield from _meanings((item,), pen)
    answers = [pen.moves(each.label, verb, ((item.fact, each.value),)) for each in item.choices]
    yield from rows(answers)


def _filled_in(screen: Screen, pen: Pen) -> Iterator[Element]:
    """Yield a list of choices for all that was heard and is asked, and what sends them."""
    for number, said in enumerate(screen.said, start=1):
        yield from _heard(said, number)
    question = screen.question
    if question is None:
        yield from rows([pen.sends(words.THAT_IS_RIGHT, screen.answering or _CONFIRM, main=True)])
        return
    if question.heading != screen.title:
        yield from heading(question.heading, "Medium", separated=True)
    yield from _listed(question, pen, beside=bool(screen.said))
    yield from _sending(screen, question, pen)


def _listed(question: Question, pen: Pen, *, beside: bool) -> Iterator[Element]:
    """Yield a list of choices for each item, numbered as a typed answer numbers them."""
    items = question.items
    alone = len(items) == 1 and not beside
    in_view = sum(len(item.choices) for item in items) <= _MOST_IN_VIEW and not beside
    if len(items) == 1:
        yield from _why(items[0])
    if alone and in_view:
        item = items[0]
        yield choice_set(item.fact, item.text, told(item.choices), expanded=True, required=True)
        return
    for number, item in enumerate(items, start=question.first):
        label = item.text if alone else f"{number}. {item.text}"
        yield choice_set(item.fact, label, item.choices, expanded=in_view, required=alone)
    yield from _meanings(items, pen)


def _sending(screen: Screen, question: Question, pen: Pen) -> Iterator[Element]:
    """Yield the buttons beneath what is filled in, and what they do where that is not plain."""
    deniable = sum(item.is_yes_no for item in question.items)
    can_deny = deniable > (0 if screen.said else 1)
    none = [pen.sends(words.NONE_OF_THESE, _NONE, line=question.asked)] if can_deny else []
    if screen.said:
        title, verb, how = words.THAT_IS_RIGHT, _CONFIRM, words.HOW_TO_CONFIRM if none else ""
    elif len(question.items) == 1:
        title, verb, how = words.SEND, _ANSWER, ""
    else:
        title, verb = words.SEND, _ANSWER
        how = words.HOW_TO_SEND_NONE if none else words.HOW_TO_SEND
    yield from prose(how, subtle=True)
    yield from rows([pen.sends(title, screen.answering or verb, main=True), *none])


def _heard(said: Said, number: int) -> Iterator[Element]:
    """Yield what was heard of one item, to be left as it is, chosen otherwise, or left out."""
    choices = (*said.item.choices, Choice(LEFT_OUT, words.LEAVE_OUT))
    label = f"{number}. {said.item.text}"
    yield choice_set(said.item.fact, label, choices, value=said.value)
    yield from prose(words.YOU_SAID.format(words=said.words), subtle=True, close=True)


def _why(item: Item) -> Iterator[Element]:
    yield from prose(words.because_of(item.why, item.clauses), subtle=True)


def _meanings(items: Sequence[Item], pen: Pen) -> Iterator[Element]:
    """Yield what the choices mean; where several items are asked it is folded away."""
    said = [choice for item in items for choice in item.choices if choice.means]
    lines = [f"{choice.label}: {choice.means}" for choice in said]
    drawn = (line for each in lines for line in prose(each, mark="• ", close=True))
    yield from drawn if len(items) == 1 else hiding(drawn, pen, words.WHAT_THEY_MEAN)
