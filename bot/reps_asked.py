"""What is asked of a representative is what the policy looks at, and little else is needed."""

from bot import reps_words as said
from bot.asked import Values
from bot.screens import Choice, Field
from domain.messages import PersonalText
from domain.policy.representing import Check
from domain.services.representation import Representative, Represented, Said

_LONG = 500


def add_fields(found: Represented, who: str = "", status: str = "") -> tuple[Field, ...]:
    """Return what is asked where somebody is entered: who, as what, what they may do there."""
    return (
        Field("who", said.WHO, who, said.WHO_HINT, required=True),
        _status(status),
        *_seat(found),
        _picked("authority", _asks(found, "authority", said.MAY_DECIDE), said.YES_NO),
        Field("authority_where", _asks(found, "authority_written", said.WHERE_WRITTEN)),
        Field("delegation", _asks(found, "delegation", said.DELEGATION), "", said.DELEGATION_HINT),
        Field("other_hats", _asks(found, "another_hat", said.OTHER_HATS), "", said.OTHER_HATS_HINT),
        Field("since", said.SINCE, kind="day"),
        Field("minute", said.MINUTE, "", said.MINUTE_HINT),
    )


def propose_fields(found: Represented, who: str = "", status: str = "") -> tuple[Field, ...]:
    """Return what is asked where somebody is proposed."""
    ways = {each for route in found.routes for each in route.of}
    return (
        Field("who", said.WHO, who, said.WHO_HINT, required=True),
        _status(status, tuple(ways)),
        *_seat(found),
        Field("other_hats", _asks(found, "another_hat", said.OTHER_HATS), "", said.OTHER_HATS_HINT),
    )


def step_fields(*, body: bool) -> tuple[Field, ...]:
    """Return what is asked of a step: for a body its minute, of an office a remark."""
    note = Field("note", said.NOTE, longest=_LONG)
    if not body:
        return (note,)
    return (
        Field("minute", said.MINUTE, "", said.MINUTE_HINT, required=True),
        Field("document", said.A_DOCUMENT),
        Field("day", said.ON_DAY, kind="day"),
    )


def stand_in_fields(names: dict[int, str], who: str = "", whom: str = "") -> tuple[Field, ...]:
    """Return what is asked where somebody stands in: *names* are those who represent us."""
    choices = (
        *(Choice(str(number), name) for number, name in names.items()),
        Choice("0", said.EMPTY_SEAT),
    )
    for_whom = Field(
        "whom", said.FOR_WHOM_FIELD, whom, kind="choice", choices=choices, required=True
    )
    return (
        Field("who", said.WHO, who, said.WHO_HINT, required=True),
        _status("officer"),
        *((for_whom,) if names else ()),
        Field("until", said.UNTIL_DAY, "", said.UNTIL_HINT, kind="day"),
        Field("why", said.WHY_STAND_IN, longest=_LONG, required=True),
    )


def change_fields(found: Represented, one: Representative, who: str) -> tuple[Field, ...]:
    """Return everything that is said of a representative, as it stands now."""
    terms = one.terms
    return (
        Field("who", said.WHO, one.who.person or who, said.WHO_HINT, required=True),
        _status(terms.status),
        _picked("rank", said.RANK, said.RANKS, terms.rank),
        *_seat(found, terms.seat),
        Field("capacity", said.CAPACITY, _text(terms.capacity)),
        Field("organisation", said.ORGANISATION, terms.organisation),
        _picked(
            "authority",
            _asks(found, "authority", said.MAY_DECIDE),
            said.YES_NO,
            "" if terms.authority == "not_known" else terms.authority,
        ),
        Field("authority_where", said.WHERE_WRITTEN, _text(terms.authority_where)),
        Field("delegation", said.DELEGATION, _text(terms.delegation), said.DELEGATION_HINT),
        Field("allows", said.WHAT_ALLOWED, _text(terms.allows)),
        Field(
            "other_hats",
            said.OTHER_HATS,
            ", ".join(each.text for each in terms.other_hats),
            said.OTHER_HATS_HINT,
        ),
        _picked("votes", said.VOTE, said.YES_NO, _yes_no(terms.votes)),
        Field("reason", said.REASON, longest=_LONG, required=True),
    )


def read_said(values: Values) -> Said:
    """Return what was filled in, as the service takes it."""
    hats = values.get("other_hats", "")
    named = {
        name: values.get(name, "")
        for name in (
            "who",
            "status",
            "rank",
            "seat",
            "capacity",
            "organisation",
            "authority",
            "authority_where",
            "delegation",
            "allows",
            "votes",
        )
    }
    none = {"", "no", "none", "nobody"}
    others = tuple(each.strip() for each in hats.split(","))
    return Said(other_hats=tuple(each for each in others if each.lower() not in none), **named)


def _asks(found: Represented, check: Check, otherwise: str) -> str:
    """Return the policy's own question for *check*, if it has one."""
    asked = (each.question for each in found.checks if each.check == check and each.question)
    return next(asked, otherwise)


def _status(value: str, among: tuple[str, ...] = ("member", "officer")) -> Field:
    options = tuple((each, said.STATUS[each]) for each in ("member", "officer") if each in among)
    return _picked("status", said.WHICH_STATUS, options, value, required=True)


def _seat(found: Represented, value: str = "") -> tuple[Field, ...]:
    """Ask for the seat only where several are wanted."""
    if len(found.wanted) < 2:  # noqa: PLR2004 - one seat needs no telling
        return ()
    options = tuple((each.seat.id, each.seat.title) for each in found.wanted)
    return (_picked("seat", said.WHICH_SEAT, options, value),)


def _picked(
    name: str,
    label: str,
    options: tuple[tuple[str, str], ...],
    value: str = "",
    *,
    required: bool = False,
) -> Field:
    choices = tuple(Choice(each, shown) for each, shown in options)
    return Field(name, label, value, kind="choice", choices=choices, required=required)


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _text(text: PersonalText | None) -> str:
    return "" if text is None else text.text
