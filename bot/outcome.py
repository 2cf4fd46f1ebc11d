"""An outcome is shown verdict first, then the next steps by strength, then what is not said."""

from collections.abc import Iterable

from bot import actions, words
from bot.named_bodies import name_lines
from bot.open_points import open_sections
from bot.reasons import because, cited
from bot.screens import Action, Screen, Section
from domain.policy.aspects import LEFT_OPEN, Collection, Route, Row, Strength
from domain.policy.conditions import ABSENT
from domain.policy.determining import Settled, Unsettled
from domain.policy.edition import Edition
from domain.policy.goals import EVERYTHING, GOALS
from domain.policy.policy import Outcome
from domain.policy.results import refer_to, route_of

_STRENGTHS = {
    Strength.MUST: "You must have",
    Strength.SHOULD: "You should have",
    Strength.RECOMMENDED: "Recommended",
    Strength.IF_APPROPRIATE: "If appropriate",
}
NEXT_STEPS = frozenset(_STRENGTHS.values())
"""The headings under which an outcome says what comes next."""

_BEFORE = {"signature": "before it is signed", "entering": "before it is entered"}
_CONSULT = "consult"
NO_KIND = "none"
"""What the kind of a matter is that is none of those which its policy knows."""
_NO_RISK_ASKED = {"no_category", "not_applicable"}
_NOBODY = {"no_owner_stated", "not_stated", "not_applicable"}


def outcome_screen(
    found: Outcome,
    goal: str,
    *,
    asked: str = "",
    notice: tuple[str, ...] = (),
    entered: tuple[str, ...] = (),
    offered: tuple[Action, ...] = (),
) -> Screen:
    """Return the outcome of an enquiry with *goal*.

    What its goal wanted, and every silence and caution that is certain. *asked* says which matter
    it is of, *entered* how that stands with the register, *offered* what can be done about it.
    """
    kind = kind_section(found)
    return Screen(
        title=_verdict(found),
        notice=notice,
        paragraphs=(*(f"{kind.heading}: {line}" for line in kind.lines), *because(found)),
        sections=_sections(found, goal, entered),
        progress=asked,
        actions=(
            *offered,
            *_going_on(found, goal),
            actions.WHY,
            actions.ANSWERS,
            actions.START_AGAIN,
        ),
    )


def _sections(found: Outcome, goal: str, entered: tuple[str, ...] = ()) -> tuple[Section, ...]:
    """Return what the policy asks as far as *goal* wanted it, does not say, and leaves open."""
    shown = GOALS[goal]
    sections = (
        _approval(found),
        *(_next_steps(found, strength, shown) for strength in Strength),
        _register(found, entered, shown="register" in shown),
        _review(found) if "review" in shown else None,
        _high_risk(found) if "high_risk" in shown else None,
        _silences(found),
        *open_sections(found, shown),
        _cautions(found),
    )
    return tuple(section for section in sections if section is not None and section.lines)


def _verdict(found: Outcome) -> str:
    each = found.slots["partnership"]
    aspect = found.policy.edition.scalar("partnership")
    if isinstance(each, Settled):
        return aspect.labels[each.value]
    if not each.depends_on:
        return words.LEFT_OPEN
    return "Not settled yet whether this is a partnership"


def kind_section(found: Outcome) -> Section:
    """Return which kind of partnership it is: one line, or none."""
    each = found.slots["kind"]
    aspect = found.policy.edition.scalar("kind")
    if isinstance(each, Unsettled) or each.value == NO_KIND:
        return Section(aspect.title, ())
    return Section(aspect.title, (aspect.labels[each.value] + cited(each.telling),))


def _approval(found: Outcome) -> Section | None:
    route = route_of(found)
    if route is None or route.strength == "not_applicable":
        return None
    edition = found.policy.edition
    aspect = edition.scalar("approval")
    each = found.slots["approval"]
    settled = found.settled("approval") or LEFT_OPEN
    rows = each.telling if isinstance(each, Settled) else each.rows
    first = aspect.labels[settled] + cited(rows)
    return Section(aspect.title, (first, *_route_lines(edition, route)))


def _route_lines(edition: Edition, route: Route) -> Iterable[str]:
    for n, office in enumerate(route.offices, start=1):
        yield f"{n}. {edition.office_titles[office]}"
    if route.offices:
        who = {1: "They", 2: "Both"}.get(len(route.offices), "All of them")
        order = "; no order is set" if len(route.offices) > 1 else ""
        yield f"{who} {route.strength} agree {_BEFORE[route.before]}{order}."
    if route.consulting:
        yield words.consulting(
            route.consulting_mode, [edition.office_titles[each] for each in route.consulting]
        )
    for office in route.refer_to:
        yield f"Ask the {edition.office_titles[office]}."


def _next_steps(found: Outcome, strength: Strength, shown: frozenset[str]) -> Section:
    edition = found.policy.edition
    lines = []
    for aspect in edition.aspects:
        if (
            not isinstance(aspect, Collection)
            or aspect.gives != "strength"
            or aspect.id not in shown
        ):
            continue
        for item in aspect.items:
            each = found.slots[f"{aspect.id}.{item.id}"]
            if isinstance(each, Settled) and each.value == strength:
                verb = "Consult the " if aspect.id == _CONSULT else ""
                lines.append(
                    f"{verb}{item.label}{cited(each.telling)}{_absent_text(edition, each.rows)}"
                )
    return Section(_STRENGTHS[strength], tuple(lines))


def _absent_text(edition: Edition, rows: tuple[Row, ...]) -> str:
    for row in rows:
        if row.text_absent is not None:
            ask = edition.office_titles[edition.absent[row.text_absent].ask]
            return f". Its text is not in the policy document: ask the {ask} for it"
    return ""


def _register(found: Outcome, entered: tuple[str, ...], *, shown: bool) -> Section:
    edition = found.policy.edition
    aspect = edition.collection("register")
    lines = []
    for item in aspect.items if shown else ():
        each = found.slots[f"register.{item.id}"]
        if isinstance(each, Settled) and each.value != ABSENT:
            keeper = (
                ""
                if each.value in _NOBODY
                else f", kept by the {edition.office_titles[each.value]}"
            )
            lines.append(f"{item.label}{keeper}{cited(each.telling)}")
    return Section(aspect.title, (*lines, *entered))


def _review(found: Outcome) -> Section | None:
    each = found.slots["review"]
    aspect = found.policy.edition.scalar("review")
    if isinstance(each, Unsettled) or each.value == "not_applicable":
        return None
    led_by = each.rows[0].led_by or "not_stated"
    lead = "" if led_by in _NOBODY else f", led by the {found.policy.edition.office_titles[led_by]}"
    return Section(aspect.title, (aspect.labels[each.value] + lead + cited(each.telling),))


def _high_risk(found: Outcome) -> Section | None:
    each = found.slots["high_risk"]
    aspect = found.policy.edition.scalar("high_risk")
    if isinstance(each, Unsettled) or each.value in _NO_RISK_ASKED:
        return None
    return Section(aspect.title, (aspect.labels[each.value] + cited(each.telling),))


def _silences(found: Outcome) -> Section:
    edition = found.policy.edition
    aspect = edition.collection("silent")
    lines = []
    for item in aspect.items:
        each = found.slots[f"silent.{item.id}"]
        if isinstance(each, Settled) and each.value != ABSENT:
            office = edition.office_titles[each.value]
            lines.append(
                f"The policy does not say {item.label}; ask the {office}{cited(each.telling)}"
            )
    return Section(aspect.title, tuple(lines))


def _cautions(found: Outcome) -> Section:
    edition = found.policy.edition
    aspect = edition.collection("cautions")
    lines = []
    for item in aspect.items:
        slot = f"cautions.{item.id}"
        each = found.slots[slot]
        if isinstance(each, Settled) and each.value != ABSENT:
            asked = [edition.office_titles[office] for office in refer_to(found, slot)]
            ask = f" Ask the {words.listed(asked)}." if asked else ""
            lines.append(f"{item.label}{ask}{cited(each.telling)}")
    return Section(aspect.title, (*lines, *name_lines(found)))


def _going_on(found: Outcome, goal: str) -> tuple[Action, ...]:
    """Offer the rest, unless it says nothing more, or it is of no kind, so nothing is asked."""
    if goal == EVERYTHING or found.settled("kind") == NO_KIND:
        return ()
    left = found.cards_left(EVERYTHING)
    if not left and _sections(found, EVERYTHING) == _sections(found, goal):
        return ()
    aspects = [a for a in found.policy.edition.aspects if a.id in GOALS[EVERYTHING] - GOALS[goal]]
    named = [a.title.lower() for a in aspects if a.id not in {"silent", "cautions", "high_risk"}]
    return (actions.more(left, words.listed(named)),)
