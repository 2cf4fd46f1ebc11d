"""What a deed lacks is asked at once where there are fields, and line by line where one types."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeAlias

from bot import asked_words, spoken_days, words
from bot.answers import number_in, plain
from bot.days import said_day_of
from bot.feature import Deed
from bot.form_answers import amount_in, day_in
from bot.screens import Action, Field, Inputs, Screen, other_of

SURE = "sure"
"""What a card gives beside what was filled in: that it is meant."""

_SKIP = {"skip", "skip it", "skip this", "leave it open", "leave it empty", "-"}
_NOTHING = {"none", "nothing"}
_NONE = {
    *_NOTHING,
    *("no", "nope", "nil", "n/a", "not applicable", "no risk", "no risks"),
    *("none that i know of", "not that i know of", "not that i know", "no risk that i know of"),
}
"""What says that there is nothing to write where it is not needed: it is no text of its own."""
_ENOUGH = {"that is all", "that's all", "thats all", "skip the rest", "no more", "enough"}
_YES = {"yes", "y", "ok", "okay", "right", "correct", "do it", "sure"}

Values: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a deed lacks: its *fields*, under a *title*, and the *button* that carries it out.

    *about* says what will come of it and who will be told. Typed, it is agreed to at the end. *got*
    is what was typed so far. What is typed for a *draft* is kept as it comes. *today* is from what
    a day such as *yesterday* is reckoned.
    """

    deed: Deed
    title: str
    button: str
    fields: tuple[Field, ...] = ()
    about: tuple[str, ...] = ()
    got: tuple[tuple[str, str], ...] = ()
    draft: bool = False
    today: date | None = None

    @property
    def next_field(self) -> Field | None:
        """The field that typing fills in next."""
        return self.fields[len(self.got)] if len(self.got) < len(self.fields) else None


class Holder(Protocol):
    """As much of what is in front of a person as asking needs."""

    ask: Ask | None


def asked(front: Holder, ask: Ask, *notice: str) -> Values | Screen:
    """Return what was filled in for every field of *ask*, or the screen that asks for it.

    What cannot be read is named, and everything else that was filled in stays where it is.
    """
    given = ask.deed.given
    if SURE not in given:
        return _ask(front, ask, *notice)
    read = {field.name: _read(field, given_for(given, field), ask.today) for field in ask.fields}
    faults = tuple(fault for _, fault in read.values() if fault)
    if faults:
        kept = (replace(each, value=given_for(given, each)) for each in ask.fields)
        bare = replace(ask.deed, given=_without_ours(given, ask))
        return _ask(front, replace(ask, fields=tuple(kept), deed=bare), *faults)
    front.ask = None
    return {name: value for name, (value, _) in read.items()}


def _ask(front: Holder, ask: Ask, *notice: str) -> Screen:
    front.ask = ask
    return ask_screen(ask, *notice)


def given_for(given: Mapping[str, str], field: Field) -> str:
    """Return what was filled in for *field*: what was written counts before what was picked."""
    written = given.get(other_of(field), "").strip()
    return written or given.get(field.name, "")


def _without_ours(given: Mapping[str, str], ask: Ask) -> dict[str, str]:
    asked_for = {SURE, *(name for each in ask.fields for name in (each.name, other_of(each)))}
    return {name: value for name, value in given.items() if name not in asked_for}


def ask_screen(ask: Ask, *notice: str) -> Screen:
    """Return the screen that asks: fields for a channel with inputs, one line for who types."""
    field = ask.next_field
    return Screen(
        title=ask.title,
        notice=notice,
        paragraphs=(*_told(ask), *(_checked(ask) if field is None else _prompt(field))),
        progress=_progress(ask),
        actions=tuple(_offered(ask)),
        inputs=Inputs(
            title=ask.title,
            about=ask.about,
            fields=ask.fields,
            verb="do",
            button=ask.button,
            given=((SURE, "yes"), *sorted(ask.deed.given.items())),
            line=ask.deed.line,
        ),
        stream=ask.deed.stream,
        version=ask.deed.version,
    )


def suggesting(ask: Ask) -> Ask:
    """Return *ask* with what was said along with the wish standing in its fields, to be kept."""
    given = ask.deed.given
    if SURE in given:
        return ask
    kept = tuple(replace(each, value=given.get(each.name, each.value)) for each in ask.fields)
    return replace(ask, fields=kept, deed=replace(ask.deed, given=_without_ours(given, ask)))


def asked_again(front: Holder, ask: Ask, values: Mapping[str, str], *notice: str) -> Screen:
    """Ask for all of *ask* once more, saying why; what was filled in stays where it is."""
    kept = tuple(replace(each, value=values.get(each.name, "")) for each in ask.fields)
    deed = replace(ask.deed, given=_without_ours(ask.deed.given, ask))
    return _ask(front, replace(ask, fields=kept, got=(), deed=deed), *notice)


def typed(ask: Ask, text: str) -> Ask | Mapping[str, str] | str:
    """Return *ask* with what *text* fills in, or all of it once *text* agrees to it.

    A text is returned that says why where it cannot be read.
    """
    field = ask.next_field
    if field is None:
        return {**dict(ask.got), SURE: "yes"} if plain(text) in _YES else asked_words.AGREE_FIRST
    if ask.draft and plain(text) in _ENOUGH:
        return _rest_empty(ask)
    # "Yes" to what is written and may stay empty means to go on, not the word.
    agreed = plain(text) in _YES and (field.kind == "line" or bool(field.value))
    if ask.draft and agreed and not field.value:
        return asked_words.IN_WORDS.format(label=_bare(field))
    skipped = plain(text) in _SKIP or (not field.required and plain(text) in _NOTHING)
    said = "" if skipped else field.value if agreed else text
    value, fault = _read(field, said, ask.today)
    return fault or replace(ask, got=(*ask.got, (field.name, value)))


def _rest_empty(ask: Ask) -> Ask | str:
    """Return *ask* with every other line left empty, or say which one is needed."""
    rest = ask.fields[len(ask.got) :]
    needed = next((each for each in rest if each.required), None)
    if needed is not None:
        return asked_words.NEEDED.format(label=_bare(needed))
    return replace(ask, got=(*ask.got, *((each.name, "") for each in rest)))


def one_back(ask: Ask) -> Ask | None:
    """Return *ask* one line back; None before its first."""
    return replace(ask, got=ask.got[:-1]) if ask.got else None


def _prompt(field: Field) -> Iterator[str]:
    yield f"{field.label}{'' if field.label.endswith('?') else ':'}"
    if field.aside or field.hint:
        yield field.aside or field.hint
    for number, choice in enumerate(field.choices, start=1):
        yield f"{number}. {choice.label}{f': {choice.means}' if choice.means else ''}"
    if field.value:
        yield asked_words.SUGGESTED.format(value=_shown(field, field.value))


def _told(ask: Ask) -> tuple[str, ...]:
    """Return what will come of it: before the first line of a draft, and before it is agreed to."""
    between = ask.draft and ask.got and ask.next_field is not None
    return () if between else ask.about


def _checked(ask: Ask) -> Iterator[str]:
    for field, (_, value) in zip(ask.fields, ask.got, strict=True):
        yield f"{_bare(field)}: {_shown(field, value) or asked_words.LEFT_EMPTY}"
    yield asked_words.SAY_YES.format(button=ask.button)


def _progress(ask: Ask) -> str:
    if not ask.fields or ask.next_field is None:
        return ""
    return asked_words.PROGRESS.format(now=len(ask.got) + 1, all=len(ask.fields))


def _offered(ask: Ask) -> Iterator[Action]:
    field = ask.next_field
    if field is None:
        yield Action("yes", asked_words.DOES_IT)
    elif not field.required:
        yield Action("skip", asked_words.SKIPS)
        if ask.draft and not any(each.required for each in ask.fields[len(ask.got) :]):
            yield Action("that is all", asked_words.LEAVES_THE_REST)
    if ask.got:
        yield Action("back", asked_words.BACK)
    yield Action("cancel", asked_words.CANCELS, asked_words.NOT_NOW, "resume")


def _bare(field: Field) -> str:
    """Return the label as it stands before a colon."""
    return field.label.rstrip("?:")


def _shown(field: Field, value: str) -> str:
    if field.kind == "day" and _ISO.fullmatch(value):
        return said_day_of(value)
    labels = {choice.value: choice.label for choice in field.choices}
    return ", ".join(labels.get(each, each) for each in value.split(",")) if labels else value


def _read(field: Field, said: str, today: date | None = None) -> tuple[str, str]:
    """Return the value that *said* is for *field* and nothing, or nothing and why it is none."""
    text = " ".join(said.split()) if field.longest <= _ONE_LINE else said.strip()
    if _says_none(field, text):
        text = ""
    if not text:
        missing = asked_words.NEEDED.format(label=_bare(field))
        return "", missing if field.required else ""
    match field.kind:
        case "choice":
            return _picked(field, text)
        case "choices":
            read = [_picked(field, each.strip()) for each in text.split(",") if each.strip()]
            fault = next((fault for _, fault in read if fault), "")
            return ("", fault) if fault else (",".join(value for value, _ in read), "")
        case "day":
            day = _day(text, today)
            fault = "" if day else asked_words.NO_DAY.format(label=_bare(field))
            return (day.isoformat() if day else ""), fault
        case "amount":
            amount = amount_in(text)
            fault = "" if amount else asked_words.NO_AMOUNT.format(label=_bare(field))
            return amount or "", fault
        case _:
            text = _offered_as(field, text)
            most = asked_words.TOO_LONG.format(label=_bare(field), most=field.longest)
            return (text, "") if len(text) <= field.longest else ("", most)


_ONE_LINE = 300
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_FEW = 8
"""So many choices are named where none of them was made."""


def _says_none(field: Field, text: str) -> bool:
    """Tell whether *text* only says that there is nothing to write in a line that may be empty."""
    return (
        field.kind == "line"
        and not (field.required or field.choices or field.value)
        and plain(text) in _NONE
    )


def _day(text: str, today: date | None) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        near = None if today is None else spoken_days.day_in(text, today)
        return day_in(text) or near


def _offered_as(field: Field, text: str) -> str:
    """Return which choice of a line *text* is by its number or label, or else itself."""
    value, fault = _picked(field, text) if field.choices else ("", "it offers none")
    return text if fault else value


def _picked(field: Field, text: str) -> tuple[str, str]:
    said = plain(text)
    for choice in field.choices:
        if text == choice.value or said in {plain(choice.label), plain(choice.value)}:
            return choice.value, ""
    number = number_in(said, len(field.choices))
    if number is not None:
        return field.choices[number - 1].value, ""
    if len(field.choices) > _FEW:
        return "", asked_words.NOT_ON_THE_LIST.format(said=words.shortened(text))
    offered = words.listed([choice.label for choice in field.choices], " or ")
    return "", asked_words.NOT_A_CHOICE.format(said=words.shortened(text), offered=offered)
