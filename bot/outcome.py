"""An outcome is shown verdict first, then the next steps by strength, then what is not said."""

from collections.abc import Iterable

from bot import words
from bot.screens import Action, Screen, Section
from domain.policy.aspects import LEFT_OPEN, Collection, Route, Row, Strength
from domain.policy.conditions import ABSENT, Ground
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
_BEFORE = {"signature": "before it is signed", "entering": "before it is entered"}
_CONSULT = "consult"
_NOBODY = {"no_owner_stated", "not_stated", "not_applicable"}


def outcome_screen(found: Outcome, goal: str, *, notice: tuple[str, ...] = ()) -> Screen:
    """Return the outcome of an enquiry with *goal*.

    What its goal wanted, and every silence and caution that is certain.
    """
    shown = GOALS[goal]
    sections = (
        _kind(found),
        _approval(found),
        *(_next_steps(found, strength, shown) for strength in Strength),
        _register(found) if "register" in shown else None,
        _review(found) if "review" in shown else None,
        _silences(found),
        _not_settled(found, shown),
        _cautions(found),
    )
    return Screen(
        title=_verdict(found),
        notice=notice,
        paragraphs=_because(found),
        sections=tuple(section for section in sections if section is not None and section.lines),
        actions=(*_going_on(found, goal), words.WHY, words.ANSWERS, words.START_AGAIN),
    )


def why_screen(found: Outcome, goal: str) -> Screen:
    """Return the reasons: what is so that makes each thing so, and the clauses in our words."""
    edition = found.policy.edition
    sections = []
    for slot, each in found.slots.items():
        if (
            slot.partition(".")[0] not in GOALS[goal]
            or isinstance(each, Unsettled)
            or each.value == ABSENT
        ):
            continue
        lines: list[str] = []
        for reason in found.reasons(slot):
            lines += _grounds_lines(edition, reason.grounds)
            cited = (*reason.row.clauses, *reason.row.looked_in)
            lines += [f"{clause}: {edition.gist_of(clause)}" for clause in cited]
        sections.append(
            Section(_slot_words(edition, slot, each.value), tuple(dict.fromkeys(lines)))
        )
    return Screen("Why", sections=tuple(sections), actions=(words.ANSWERS, words.START_AGAIN))


def differences(before: Outcome, after: Outcome, goal: str) -> tuple[str, ...]:
    """Return what a changed answer changed: "Kind: now X, was Y", then what came and what went."""
    edition = after.policy.edition
    lines: list[str] = []
    moved: dict[str, list[str]] = {"Now": [], "No longer": [], "Not settled any more": []}
    for slot in after.slots:
        was, now = before.settled(slot), after.settled(slot)
        if slot.partition(".")[0] not in GOALS[goal] or was == now:
            continue
        if "." not in slot:
            title = edition.aspect(slot).title.rstrip("?")
            now_words, was_words = (_value_words(edition, slot, value) for value in (now, was))
            lines.append(f"{title}: now {now_words}, was {was_words}")
        elif now not in {ABSENT, None}:
            moved["Now"].append(edition.item(slot).label)
        elif was not in {ABSENT, None}:
            moved["No longer" if now == ABSENT else "Not settled any more"].append(
                edition.item(slot).label
            )
    return (*lines, *(f"{how}: {'; '.join(items)}" for how, items in moved.items() if items))


def _because(found: Outcome) -> tuple[str, ...]:
    """Return what makes the verdict what it is, with its clause and its advice."""
    lines = []
    for reason in found.reasons("partnership"):
        telling = [g for g in reason.grounds if not _denied(g)]
        if reason.certain and telling:
            said = "; ".join(_ground_words(found.policy.edition, ground) for ground in telling)
            lines.append(f"Because: {said}{_cited([reason.row])}")
        if reason.certain and reason.row.advice:
            lines.append(reason.row.advice)
    return tuple(lines)


def _value_words(edition: Edition, slot: str, value: str | None) -> str:
    aspect = edition.scalar(slot)
    return "not settled" if value is None else f"“{aspect.labels[value]}”"


def _verdict(found: Outcome) -> str:
    each = found.slots["partnership"]
    aspect = found.policy.edition.scalar("partnership")
    if isinstance(each, Settled):
        return aspect.labels[each.value]
    if not each.depends_on:
        return "The policy does not say whether this is a partnership"
    return "Not settled yet whether this is a partnership"


def _kind(found: Outcome) -> Section | None:
    each = found.slots["kind"]
    if isinstance(each, Unsettled) or found.settled("partnership") == "no":
        return None
    aspect = found.policy.edition.scalar("kind")
    return Section(aspect.title, (aspect.labels[each.value] + _cited(each.rows),))


def _approval(found: Outcome) -> Section | None:
    route = route_of(found)
    if route is None or found.settled("partnership") == "no":
        return None
    edition = found.policy.edition
    aspect = edition.scalar("approval")
    each = found.slots["approval"]
    settled = found.settled("approval") or LEFT_OPEN
    first = aspect.labels[settled] + _cited(each.rows)
    return Section(aspect.title, (first, *_route_lines(edition, route)))


def _route_lines(edition: Edition, route: Route) -> Iterable[str]:
    for n, office in enumerate(route.offices, start=1):
        yield f"{n}. {edition.office_titles[office]}"
    if route.offices:
        who = {1: "They", 2: "Both"}.get(len(route.offices), "All of them")
        yield f"{who} {route.strength} agree {_BEFORE[route.before]}; no order is set."
    if route.consulting:
        consulted = [edition.office_titles[office] for office in route.consulting]
        yield f"After consulting {words.listed(consulted)}."
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
                    f"{verb}{item.label}{_cited(each.rows)}{_absent_text(edition, each.rows)}"
                )
    return Section(_STRENGTHS[strength], tuple(lines))


def _absent_text(edition: Edition, rows: tuple[Row, ...]) -> str:
    for row in rows:
        if row.text_absent is not None:
            ask = edition.office_titles[edition.absent[row.text_absent].ask]
            return f". Its text is not in the policy document: ask the {ask} for it"
    return ""


def _register(found: Outcome) -> Section:
    edition = found.policy.edition
    aspect = edition.collection("register")
    lines = []
    for item in aspect.items:
        each = found.slots[f"register.{item.id}"]
        if isinstance(each, Settled) and each.value != ABSENT:
            keeper = (
                ""
                if each.value in _NOBODY
                else f", kept by the {edition.office_titles[each.value]}"
            )
            lines.append(f"{item.label}{keeper}{_cited(each.rows)}")
    return Section(aspect.title, tuple(lines))


def _review(found: Outcome) -> Section | None:
    each = found.slots["review"]
    aspect = found.policy.edition.scalar("review")
    if isinstance(each, Unsettled) or each.value == "not_applicable":
        return None
    led_by = each.rows[0].led_by or "not_stated"
    lead = "" if led_by in _NOBODY else f", led by the {found.policy.edition.office_titles[led_by]}"
    return Section(aspect.title, (aspect.labels[each.value] + lead + _cited(each.rows),))


def _silences(found: Outcome) -> Section:
    edition = found.policy.edition
    aspect = edition.collection("silent")
    lines = []
    for item in aspect.items:
        each = found.slots[f"silent.{item.id}"]
        if isinstance(each, Settled) and each.value != ABSENT:
            office = edition.office_titles[each.value]
            lines.append(
                f"The policy does not say {item.label}; ask the {office}{_cited(each.rows)}"
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
            lines.append(f"{item.label}{ask}{_cited(each.rows)}")
    contradicted = found.reading.contradicted
    if contradicted:
        body = edition.body_by_id[found.reading.body].label
        facts = words.listed([f"“{edition.fact_by_id[f].item}”" for f in contradicted])
        lines.append(f"{body} would mean something else for {facts}; your answer stands.")
    return Section(aspect.title, tuple(lines))


def _not_settled(found: Outcome, shown: frozenset[str]) -> Section:
    """Group what is not settled by what it hangs on.

    What only a later act can settle is left to that act.
    """
    edition = found.policy.edition
    hangs: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for slot, each in found.unsettled.items():
        if slot.partition(".")[0] in shown and each.depends_on and not _later(found, each):
            name = (
                edition.item(slot).label if "." in slot else edition.aspect(slot).title.rstrip("?")
            )
            hangs.setdefault((each.depends_on, each.refer_to), []).append(name)
    lines = []
    for (facts, offices), names in hangs.items():
        asked = [f"“{edition.fact_by_id[fact].question}”" for fact in facts]
        ask = [edition.office_titles[office] for office in offices]
        whom = f" Ask the {words.listed(ask)}." if ask else ""
        lines.append(
            f"{'; '.join(dict.fromkeys(names))}: it depends on {words.listed(asked)}{whom}"
        )
    return Section("Not settled yet", tuple(lines))


def _later(found: Outcome, each: Unsettled) -> bool:
    when = [found.policy.edition.fact_by_id[fact].asked_when for fact in each.depends_on]
    return any(
        condition is not None and condition.holds(found.case()) is False for condition in when
    )


def _going_on(found: Outcome, goal: str) -> tuple[Action, ...]:
    if goal == EVERYTHING:
        return ()
    left = found.cards_left(EVERYTHING)
    aspects = [a for a in found.policy.edition.aspects if a.id in GOALS[EVERYTHING] - GOALS[goal]]
    named = [a.title.lower() for a in aspects if a.id not in {"silent", "cautions", "high_risk"}]
    if left:
        return (words.more(left, words.listed(named)),)
    return (Action("more", f"show {words.listed(named)} too; no more questions are needed"),)


def _cited(rows: Iterable[Row]) -> str:
    """Return the clauses of *rows* as they are cited behind a line."""
    clauses = [clause for row in rows for clause in (row.clauses or row.looked_in)]
    return f" ({', '.join(dict.fromkeys(clauses))})" if clauses else ""


def _grounds_lines(edition: Edition, grounds: tuple[Ground, ...]) -> list[str]:
    """Return one line for the grounds that say something, and one for all that were denied."""
    told = [_ground_words(edition, ground) for ground in grounds if not _denied(ground)]
    denied = [edition.fact_by_id[ground.subject].item for ground in grounds if _denied(ground)]
    lines = [f"Because: {'; '.join(told)}."] if told else []
    return [*lines, f"None of: {'; '.join(denied)}."] if denied else lines


def _denied(ground: Ground) -> bool:
    return ground.value == "no" and not ground.is_result


def _ground_words(edition: Edition, ground: Ground) -> str:
    if not ground.is_result:
        fact = edition.fact_by_id[ground.subject]
        return f"{fact.item}: {fact.label_of(ground.value)}"
    said = _slot_words(edition, ground.subject, ground.value)
    if "." in ground.subject:
        return said
    return f"{edition.aspect(ground.subject).title.rstrip('?')}: {said}"


def _slot_words(edition: Edition, slot: str, value: str) -> str:
    if "." in slot:
        return edition.item(slot).label
    aspect = edition.scalar(slot)
    return aspect.labels.get(value, value)
