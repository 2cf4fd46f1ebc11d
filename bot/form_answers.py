"""What is typed or picked for a question of a form becomes its reply, or is asked for again."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from bot import form_words, words
from bot.answers import NONE_OF_THESE, Misread, number_in, plain, read_answers
from bot.days import said_day
from bot.screens import Choice, Item, Question
from domain.policy.filling import Reply
from domain.policy.forms import NOT_APPLICABLE, FormQuestion
from domain.services.filled import Filled

LONGEST = 2_000
"""Characters of what is written as one answer."""

_NOT_APPLICABLE = {"not applicable", "n/a", "na", "does not apply", "it does not apply"}
_SKIP = {"skip", "skip it", "skip this", "leave it open", "leave open", "pass"}
_AMOUNT = re.compile(r"£? ?(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(?P<pence>\d{1,2}))?")
_WRITTEN = re.compile(
    r"(?:on )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-](?P<month>[a-z]{3,9}|\d{1,2})"
    r",?[ ./-](?P<year>\d{4})"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

Replies = dict[str, Reply]


def question_of(asked: Sequence[FormQuestion], heading: str) -> Question:
    """Return *asked* as a card shows them: those that are written have no choices."""
    items = tuple(
        Item(each.id, each.question, each.why, each.clauses, "", "", choices_of(each))
        for each in asked
    )
    return Question(items[0].text if len(items) == 1 else heading, items)


def choices_of(question: FormQuestion) -> tuple[Choice, ...]:
    """Return what can be picked, that it does not apply among it."""
    if not question.is_picked:
        return ()
    options = tuple(Choice(each.value, each.label, each.means) for each in question.options)
    other = (Choice(NOT_APPLICABLE, form_words.NOT_APPLICABLE),)
    return (*options, *other) if question.not_applicable else options


def said_of(question: FormQuestion, reply: Reply) -> str:
    """Return *reply* as people read it, whole."""
    if not reply.applies:
        return form_words.DOES_NOT_APPLY
    if not reply.values:
        return form_words.LEFT_OPEN
    match question.kind:
        case "choice" | "choices":
            return words.listed([question.option(value).label for value in reply.values])
        case "day":
            return said_day(date.fromisoformat(reply.values[0]))
        case "amount":
            return f"£{Decimal(reply.values[0]):,.2f}".removesuffix(".00")
        case _:
            return reply.values[0]


def typed_answers(filled: Filled, run: Sequence[FormQuestion], text: str) -> Replies | str:
    """Return what the line *text* answers of *run*, or the sentence that asks again."""
    line = plain(text)
    if line in _SKIP:
        open_ = {each.id: Reply() for each in run if not filled.filling.needs(each.id)}
        return open_ or form_words.NO_SKIP
    if run[0].kind != "choice":
        return _single(run[0], text)
    card = question_of(run, "")
    if line in NONE_OF_THESE and len(run) > 1:
        return form_words.NO_ANSWER_HERE.format(text=line, how=how_to_answer(run))
    read = read_answers(card, text)
    if isinstance(read, Misread):
        said = words.shortened(read.piece or text)
        return form_words.NO_ANSWER_HERE.format(text=said, how=how_to_answer(run))
    return {name: _picked((value,)) for name, value in read.items()}


def _single(question: FormQuestion, text: str) -> Replies | str:
    if plain(text) in _NOT_APPLICABLE:
        if not question.not_applicable:
            return form_words.NOT_TO_SKIP
        return {question.id: Reply(applies=False)}
    read = _several(question, text) if question.kind == "choices" else _written(question, text)
    return read if isinstance(read, str) else {question.id: read}


def given_answers(filled: Filled, asked: Sequence[str], given: Mapping[str, str]) -> Replies | str:
    """Return what the fields of a card answer, or the sentence that says what cannot be read.

    *asked* were the questions on it: what may be left open and was left so is an answer too.
    """
    found: Replies = {}
    known = filled.form.question_by_id
    for name in dict.fromkeys((*asked, *given)):
        question, said = known.get(name), given.get(name, "").strip()
        if question is None:
            continue
        if not said:
            if name in filled.filling.asked and not filled.filling.needs(name):
                found[name] = Reply()
            continue
        if question.is_picked:
            found[name] = _picked(tuple(each.strip() for each in said.split(",")))
            continue
        read = _single(question, said)
        if isinstance(read, str):
            return read
        found.update(read)
    return found


def how_to_answer(run: Sequence[FormQuestion]) -> str:
    """Say how *run* is answered by typing."""
    first = run[0]
    said = {
        "text": form_words.HOW_TEXT,
        "amount": form_words.HOW_AMOUNT,
        "day": form_words.HOW_DAY,
        "choices": form_words.HOW_CHOICES,
        "choice": words.HOW_TO_PICK,
    }[first.kind]
    if len(run) > 1:
        labels = [option.label.lower() for option in first.options]
        said = form_words.HOW_RUN.format(first=labels[0], second=labels[-1])
    if first.not_applicable and not first.is_picked:
        said = f"{said} {form_words.HOW_NOT_APPLICABLE}"
    return said


def _picked(values: tuple[str, ...]) -> Reply:
    return Reply(applies=False) if values == (NOT_APPLICABLE,) else Reply(values)


def _several(question: FormQuestion, text: str) -> Reply | str:
    """Read numbers of the list, or labels, parted by commas."""
    said = form_words.NO_CHOICES.format(text=words.shortened(text))
    labels = {plain(each.label): each.value for each in question.options}
    values = []
    for piece in re.split(r"[,;]| and ", plain(text)):
        number = number_in(piece, len(question.options))
        value = labels.get(piece.strip()) if number is None else question.domain[number - 1]
        if value is None:
            return said
        values.append(value)
    return Reply(tuple(dict.fromkeys(values)))


def _written(question: FormQuestion, text: str) -> Reply | str:
    line = " ".join(text.split())
    match question.kind:
        case "amount":
            amount = amount_in(line)
            told = form_words.NO_AMOUNT.format(text=words.shortened(line))
            return told if amount is None else Reply((amount,))
        case "day":
            day = day_in(line)
            told = form_words.NO_DAY.format(text=words.shortened(line))
            return told if day is None else Reply((day.isoformat(),))
        case _:
            if not any(letter.isalnum() for letter in text):
                return form_words.NO_TEXT
            if len(text) > LONGEST:
                return form_words.TOO_LONG.format(most=f"{LONGEST:,}")
            return Reply((text.strip(),))


def amount_in(text: str) -> str | None:
    """Return the pounds and pence that *text* is, if it is an amount.

    >>> amount_in("£1,200.5"), amount_in("1200"), amount_in("lots")
    ('1200.50', '1200.00', None)
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    try:
        pounds = Decimal(found["pounds"].replace(",", ""))
    except InvalidOperation:
        return None
    return f"{pounds}.{(found['pence'] or '0').ljust(2, '0')}"


def day_in(text: str) -> date | None:
    """Return the day that *text* is, the day of the month first, if it is one.

    >>> day_in("3 March 2026"), day_in("03/03/2026"), day_in("2026-03-03") == day_in("3.3.2026")
    (datetime.date(2026, 3, 3), datetime.date(2026, 3, 3), True)
    """
    line = text.strip().casefold()
    found = _WRITTEN.fullmatch(line)
    try:
        if found is None:
            whole = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", line)
            return None if whole is None else date.fromisoformat(line)
        named = found["month"]
        month = int(named) if named.isdecimal() else _MONTHS.index(named[:3]) + 1
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None
