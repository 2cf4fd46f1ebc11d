"""What an act on offices lacks is asked for, then shown whole with who is told, then done."""

from dataclasses import replace

from bot import people_words as said
from bot.asked import SURE, Ask, asked
from bot.doing import page_of
from bot.feature import Deed
from bot.front import Front
from bot.people_doing import DOES, about_lines
from bot.people_reading import FIELDS, fields_of, known_of, places_of, read_of, running_of
from bot.people_screens import capital
from bot.screens import Screen

_SURELY = "surely-"


def done(front: Front, deed: Deed) -> Screen:
    """Carry out *deed*, or ask for what it lacks, or show what will come of it."""
    what = deed.what.removeprefix(_SURELY)
    if what not in FIELDS:
        return page_of(front, deed.stream)
    if (idle := _idle(front, what)) is not None:
        return page_of(front, deed.stream, idle)
    if deed.what == what:
        ask = Ask(deed, said.TITLES[what], said.GO_ON, fields_of(front, deed), (said.ABOUT[what],))
        values = asked(front, ask)
        if isinstance(values, Screen):
            return values
        known = {name: deed.given[name] for name in known_of(deed)}
        read = read_of(front, what, {**known, **values})
        if isinstance(read, str):
            return _again(front, ask, values, read)
        given = {name: value for name, value in {**known, **values}.items() if value}
        deed = replace(deed, what=f"{_SURELY}{what}", given=given)
    read = read_of(front, what, deed.given)
    if isinstance(read, str):
        return done(front, replace(deed, what=what, which="", given=_bare(deed)))
    sure = Ask(
        deed,
        said.TITLES[what],
        said.BUTTONS[what],
        (),
        tuple(map(capital, about_lines(front, what, read))),
    )
    agreed = asked(front, sure)
    return agreed if isinstance(agreed, Screen) else DOES[what](front, read)


def _idle(front: Front, what: str) -> str | None:
    """Return why there is nothing to do it with; refuse whoever may not do it at all."""
    if what == "delegate":
        return None if any(places_of(front, what)) else said.NOTHING_TO_DELEGATE
    front.desk.offices.must_appoint(front.actor)
    if what == "stand-down" and not any(running_of(front)):
        return said.NOTHING_TO_END
    return None


def _again(front: Front, ask: Ask, values: dict[str, str], why: str) -> Screen:
    """Ask once more, with everything that was filled in, and say what cannot be read."""
    kept = tuple(replace(field, value=values.get(field.name, "")) for field in ask.fields)
    bare = replace(ask.deed, given=_bare(ask.deed))
    screen = asked(front, replace(ask, fields=kept, got=(), deed=bare), why)
    assert isinstance(screen, Screen)  # noqa: S101 - nothing is given, so it asks
    return screen


def _bare(deed: Deed) -> dict[str, str]:
    return {n: v for n, v in deed.given.items() if n != SURE}
