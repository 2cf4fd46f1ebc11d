"""The screens that a real conversation comes to, one of every kind, by what was typed before."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.company import in_company
from bot.replaying import replayed
from bot.screens import Screen
from tests.bot.test_screens_approved import DECIDED, SUPPLIER, TYPED
from tests.support.person import DOG_UNIT, CountingIds, Person, opened_app

CSP = "We want to renew our community safety partnership with the council."
TYPED_FOR_CARDS = {
    **TYPED,
    "why-everything": (*DECIDED, "more", "none of these", "why"),
    "many-passages": ("what does the policy say about agreements?",),
    "matters-beside-a-question": (SUPPLIER, "yes", DOG_UNIT, "my matters"),
    "answers-beside-a-question": (DOG_UNIT, "none of these", "answers"),
    "help-beside-a-question": (DOG_UNIT, "none of these", "help"),
    "good-practice-beside-a-question": (DOG_UNIT, "none of these", "good practice"),
    "goes-back": (DOG_UNIT, "none of these", "back"),
    "nothing-sure": (DOG_UNIT, "none of it", *(["all not sure"] * 12)),
    "another-opening": (CSP,),
}
TYPED_IN_COMPANY = {
    "company-welcome": "hello",
    "company-policy": "what does the policy say about agreements?",
    "company-matter": DOG_UNIT,
}
ASKED_OF_DECIDED = {
    "replay-why": "why was this decided so",
    "replay-history": "show the history",
    "replay-stood": "how did it stand today",
    "replay-before": "how did it stand on 3 March 2025",
    "replay-nobodys": "history of ENQ-AAAAAAAA",
}
NAMES = (*TYPED_FOR_CARDS, *TYPED_IN_COMPANY, *ASKED_OF_DECIDED, "replay-which", "stale")


@cache
def real_screens() -> dict[str, Screen]:
    """Return every screen by its name."""
    with TemporaryDirectory() as folder:
        return dict(_all(Path(folder)))


def _all(folder: Path) -> Iterator[tuple[str, Screen]]:
    for name, typed in TYPED_FOR_CARDS.items():
        place = folder / name
        place.mkdir()
        with opened_app(place, CountingIds()) as app:
            yield name, Person(app).says(*typed).screen
    with opened_app(folder, CountingIds()) as app:
        for name, typed in TYPED_IN_COMPANY.items():
            yield name, in_company(app.desk, typed).screen
        person = Person(app)
        old = person.says(DOG_UNIT).screen
        Person(app, person.name).says("none of these")
        yield "stale", person.presses("confirm", on=old).screen
        decided = Person(app, "demo-sergeant").says(*DECIDED)
        for name, asked in ASKED_OF_DECIDED.items():
            yield name, replayed(decided.conversation._front, asked)
        decided.says("start again")
        yield "replay-which", replayed(decided.conversation._front, "show the history")
