"""The page of an entry says of its approval who is awaited, since when, and what is next."""

from collections.abc import Iterator

from bot import approval_words as say
from bot.approval_look import Look, capital, cited, looked, on
from bot.feature import Told, button
from bot.front import Front
from bot.screens import Action, Section
from domain.views.register import RegisterRow

NAME = "approval"
_CONSULT = button(
    NAME,
    "consult",
    says="record consulting",
    does="what they said, or why it was not appropriate",
    label="Record consulting",
)


def told(front: Front, row: RegisterRow) -> Told:
    """Return what the page of the entry *row* says of its approval, and what may be done."""
    if row.entered_in_error or row.merged_into:
        return Told()
    look = looked(front, row.id)
    lines = tuple(_lines(look))
    return Told(lines, tuple(_sections(look)), tuple(_actions(look)))


def _lines(look: Look) -> Iterator[str]:
    yield from standing_lines(look)
    yield from _gone_through(look)
    if look.yours:
        yield say.WAITS_FOR_YOU
    if look.consulted_as:
        yield say.CONSULTED_YOU
    if any(not each.answers and look.referred(each) for each in look.seen.state.unresolved):
        yield say.BREACH_YOURS
    yield from next_lines(look)


def standing_lines(look: Look) -> Iterator[str]:
    """Yield how the approval stands: what is not in order first."""
    state, request = look.seen.state, look.seen.request
    for breach in state.unresolved:
        late = state.stands == "late"
        words_for = say.LATE if late else say.INCOMPLETE
        yield words_for.format(
            gate=say.GATES[breach.gate] if not late else capital(say.GATES[breach.gate]),
            day=on(breach.on),
            offices=look.seats(breach.missing),
            clauses=cited(breach.clauses),
            told=look.offices(breach.refer_to),
        )
    if request is None:
        yield from _not_sought(look)
    elif request.status == "open":
        yield say.AWAITED.format(
            offices=", ".join(
                say.SINCE.format(office=f"the {look.seat(each.seat)}", day=on(each.since))
                for each in request.awaited
            ),
            requester=look.person(request.requester),
            day=on(request.on),
        )
    elif request.status == "approved":
        given = [each.seat for each in request.asked if each.answer == "approved"]
        yield say.APPROVED.format(day=on(request.closed_on), offices=look.seats(given))
    else:
        status = say.STATUSES[request.status]
        yield say.CLOSED.format(status=status, day=on(request.closed_on))
    if request is not None and request.stale and request.status in {"open", "approved"}:
        yield say.STALE.format(changed=look.changed(request.stale))


def _not_sought(look: Look) -> Iterator[str]:
    route = look.seen.plan.route
    if route.asks:
        yield say.NEEDED_FROM[route.strength].format(
            offices=look.seats(route.offices, " or " if route.mode == "any" else " and "),
            before=say.BEFORE[route.before],
        )
    elif route.strength in say.NONE_NEEDED:
        yield say.NONE_NEEDED[route.strength]
    elif route.refer_to:
        yield say.UNNAMED.format(offices=look.offices(route.refer_to))


def next_lines(look: Look) -> Iterator[str]:
    """Yield what happens next while somebody is awaited."""
    request = look.seen.request
    if request is None or not request.open or request.stale:
        return
    if not look.seen.consulted:
        last = " or " if request.route.consulting_mode == "any" else " and "
        yield say.NEXT_CONSULT.format(offices=look.offices(request.route.consulting, last))
    else:
        yield say.NEXT_DECIDES.format(
            offices=look.seats(each.seat for each in request.awaited),
            requester=look.person(request.requester),
        )


def _sections(look: Look) -> Iterator[Section]:
    if history := tuple(history_lines(look)):
        yield Section(say.HEADING, history)
    for gate, every in look.seen.plan.missing.items():
        # The fields are told by what the register holds, on the same page.
        missing = [each for each in every if not each.id.startswith("field.")]
        if missing and look.seen.state.passing(gate) is None and gate in _gates(look):
            lines = tuple(f"{each.label} ({cited(each.clauses)})" for each in missing)
            yield Section(say.MISSING_BEFORE[gate], lines)


def _gates(look: Look) -> tuple[str, ...]:
    """Return the gates that are still ahead: of what runs already, none."""
    return ("signature",) if look.seen.row.stage in {"new", None, "renewal", "extension"} else ()


def history_lines(look: Look) -> Iterator[str]:
    """Yield what each who was asked answered, what those consulted said, and what was passed."""
    yield from _answers(look)
    yield from consulting_lines(look)
    for office, day, said in look.seen.state.advice:
        yield say.ADVISED.format(office=look.office(office), day=on(day), said=said.text)
    for breach in look.seen.state.breaches:
        for office, answer in breach.answers:
            yield say.BREACH_ANSWER.format(office=look.office(office), said=answer.text)


def _answers(look: Look) -> Iterator[str]:
    request = look.seen.request
    for asked in () if request is None else request.asked:
        if not asked.answer:
            continue
        kept = say.ANSWERED if asked.recorded is None else say.RECORDED_FOR
        yield f"{look.seat(asked.seat)}: " + kept.format(
            answer=say.ANSWERS[asked.answer],
            day=on(asked.on),
            office=look.seat(asked.seat),
            by=look.person(asked.by),
            minute="" if asked.recorded is None else asked.recorded.minute.text,
        )
        if asked.said is not None and asked.said.text:
            yield f"{look.seat(asked.seat)}: “{asked.said.text}”"


def _gone_through(look: Look) -> Iterator[str]:
    """Yield what was passed, and what had to be there by then and was not."""
    state = look.seen.state
    for passed in state.passed:
        yield say.PASSED[passed.gate].format(day=on(passed.on))
    for missed in state.missed:
        yield say.MISSED.format(
            gate=say.GATES[missed.gate],
            day=on(missed.on),
            label=missed.label or say.CONSULTING_FIRST,
            strength=say.STRENGTHS[missed.strength],
            clauses=cited(missed.clauses),
        )


def consulting_lines(look: Look) -> Iterator[str]:
    """Yield what those consulted said, and who was not yet."""
    for each in look.seen.state.consultations:
        heard = say.HEARD if each.outcome == "consulted" else say.NOT_APPROPRIATE
        yield f"{look.office(each.office)}: {heard.format(day=on(each.on), said=each.said.text)}"
    route = look.seen.plan.route
    for office in look.seen.unheard if look.seen.request is not None else ():
        strength = route.advised.get(office, route.strength)
        yield f"{look.office(office)}: " + say.NOT_HEARD.format(strength=say.STRENGTHS[strength])


def _actions(look: Look) -> Iterator[Action]:
    if look.yours:
        yield button(NAME, "card", says="what am I asked", does="see it", label="See what is asked")
    if look.may_seek:
        yield from _seeking(look)
    elif look.consulted_as:
        yield _CONSULT
    request = look.seen.request
    if look.may_record and request is not None and request.open and not request.stale:
        yield button(
            NAME,
            "record",
            says="record a decision",
            does="enter what was decided in a meeting or on paper",
            label="Record a decision",
        )
    for breach in look.seen.state.unresolved:
        if look.referred(breach):
            yield button(
                NAME,
                "answer",
                says="answer the breach",
                does="say what is to come of it",
                label="Say what comes of it",
                which=breach.gate,
            )


def _seeking(look: Look) -> Iterator[Action]:
    """Yield what those may do who look after the entry."""
    plan, state, request = look.seen.plan, look.seen.state, look.seen.request
    awaited = request is not None and request.open and not request.stale
    done = request is not None and request.status == "approved" and not request.stale
    if plan.route.asks and not awaited and not done:
        yield button(
            NAME,
            "start",
            says="start approval",
            does="see who will be asked, then ask them",
            label="Start the approval",
        )
    if plan.route.refer_to and plan.route.strength == "silent":
        yield button(
            NAME,
            "advise",
            says="record their answer",
            does="keep what they say about who approves it",
            label="Record their answer",
        )
    if awaited:
        yield button(
            NAME,
            "nudge",
            says="nudge",
            does="remind those who are awaited",
            label="Remind them",
        )
    if look.seen.unheard and plan.route.asks:
        yield _CONSULT
    yield from _passing(look, ahead=state.passing("signature") is None)


def _passing(look: Look, *, ahead: bool) -> Iterator[Action]:
    if look.seen.row.stage not in {"new", None, "renewal", "extension"}:
        return
    if ahead:
        yield button(
            NAME,
            "sign",
            says="sign",
            does="record that it was signed",
            label="Record the signature",
        )
    if look.seen.state.passing("entering") is None:
        yield button(
            NAME,
            "enter",
            says="enter",
            does="record that it was entered into",
            label="Record that it runs",
        )


def start_offered(front: Front, entry: str) -> tuple[Action, ...]:
    """Offer to start the approval of *entry*, where the policy names whose that is."""
    if not front.desk.approvals.of(front.actor, entry).plan.route.asks:
        return ()
    return (
        button(
            NAME,
            "start",
            says="start approval",
            does="see who will be asked, then ask them",
            label="Start the approval",
            which=entry,
        ),
    )
