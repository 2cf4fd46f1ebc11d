"""Risks are read by everybody: how each stands, whose turn it is, and what is due of it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import reduce

from domain.identity import Actor
from domain.messages import Recorded
from domain.model.risk.awaiting import available, awaited, open_on
from domain.model.risk.evolving import evolve
from domain.model.risk.messages import PREFIX, STREAM
from domain.model.risk.parts import Named
from domain.model.risk.refusals import NoSuchRisk
from domain.model.risk.state import UNREPORTED, Risk
from domain.model.risk.telling import REPORTER_HEARS
from domain.policy.layers_on import LayersOn
from domain.policy.prompts import Prompt
from domain.policy.risk_rules import RiskRules, RiskStep, rules_of
from domain.policy.risks import RiskPrompt
from domain.ports import Views
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.due import Due
from domain.services.enquiries import Enquiries
from domain.services.finding import stream_of
from domain.services.handling import Handling, Story
from domain.services.rights import About, Right, require
from domain.services.risk_dues import dues_of
from domain.services.risk_prompts import RiskPrompts
from domain.views.as_at import rows_as_at
from domain.views.risks import RISKS, RiskRow, fold


class RisksSeen:
    """The risks of everybody, as they can be read. Every id may be given whole or short."""

    def __init__(
        self, handling: Handling, enquiries: Enquiries, layers: LayersOn, views: Views
    ) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._layers = layers
        self._views = views
        self._prompts = RiskPrompts(views)

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self._handling.clock.today()

    def rules(self, policy: str = "") -> RiskRules:
        """Return how risks are dealt with today under *policy*, or under the usual one."""
        found = self._enquiries.policy(policy)
        return rules_of(found.edition, found.ref, self._layers)

    def get(self, actor: Actor, risk: str, *, as_at: datetime | None = None) -> RiskRow:
        """Return one risk, closed or reported in error included; *as_at* as it stood then."""
        recorded = self.story(actor, risk).recorded
        return row_of(each for each in recorded if as_at is None or each.recorded_at <= as_at)

    def story(self, actor: Actor, risk: str) -> Story[Risk]:
        """Return all that happened to one risk."""
        self.may_read(actor)
        return self._story(self._stream_of(risk))

    def all(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[RiskRow, ...]:
        """Return every risk that was not reported in error, by title; *as_at* as it stood then."""
        self.may_read(actor)
        rows = (
            self._views.all(RISKS)
            if as_at is None
            else rows_as_at(self._handling.store, RISKS, as_at)
        )
        return tuple(sorted((row for row in rows if row.status != "void"), key=_in_order))

    def about(self, actor: Actor, stream: str) -> tuple[RiskRow, ...]:
        """Return the risks of an entry, and those said in a meeting or form, by title."""
        self.may_read(actor)
        found = {
            row.id: row
            for column in ("about", "source")
            for row in self._views.where(RISKS, column, stream)
            if row.status != "void"
        }
        return tuple(sorted(found.values(), key=_in_order))

    def mine(self, actor: Actor) -> tuple[RiskRow, ...]:
        """Return the risks that *actor* reported, or that wait for an office they may act in."""
        rows = self.all(actor)
        return tuple(row for row in rows if row.opener == actor.id or self.waits_for(actor, row))

    def of_person(self, person: str) -> tuple[RiskRow, ...]:
        """Return the risks that stand of which *person* looks after something, by title."""
        found = (row for row in self._views.where(RISKS, "status", "logged"))
        named = Named(person=person)
        return tuple(
            sorted(
                (
                    row
                    for row in found
                    if row.risk.owner == named
                    or any(each.open and each.owner == named for each in row.risk.mitigations)
                ),
                key=_in_order,
            )
        )

    def waits_for(self, actor: Actor, row: RiskRow) -> bool:
        """Return whether something of it waits for *actor* now."""
        rules = self.rules_for(row)
        dues = dues_of(row, rules, awaited(row.risk, rules))
        return any(due.waits_for(actor) for due in dues)

    def steps(self, row: RiskRow) -> tuple[RiskStep, ...]:
        """Return the steps by which it can be passed on or decided on as it stands."""
        return available(row.risk, self.rules_for(row))

    def prompts(self, actor: Actor, about: str = "") -> tuple[RiskPrompt, ...]:
        """Return what to think of with a risk about the stream *about*, or about no entry."""
        self.may_read(actor)
        return self._prompts.of(self.rules(), about, self.today)

    def advice(self, actor: Actor) -> tuple[tuple[str, Prompt], ...]:
        """Return the good-practice questions that name a risk, each with its label."""
        self.may_read(actor)
        return tuple(
            (layer.label, prompt)
            for layer in self._layers.advice(self.rules().edition.policy)
            for theme in layer.themes_for(actor.organisation)
            for prompt in theme.prompts
            if prompt.risk
        )

    def told(self, actor: Actor, risk: str) -> tuple[Recorded, ...]:
        """Return what the reporter hears of it, in order: each step that somebody else took."""
        story = self.story(actor, risk)
        opener = story.recorded[0].actor.id
        return tuple(
            each
            for each in story.recorded
            if each.name in REPORTER_HEARS and each.actor.id != opener
        )

    def due(self, today: date) -> Iterable[Due]:
        """Yield whatever waits of every risk: a judgement, a step, a review, an action, a score."""
        yield from self._prompts.owed(self.rules(), today)
        known: dict[str, RiskRules] = {}
        for status in ("reported", "evaluated", "logged"):
            for row in self._views.where(RISKS, "status", status):
                policy = _policy(row)
                if policy not in known:
                    known[policy] = self.rules(policy)
                yield from dues_of(row, known[policy], awaited(row.risk, known[policy]))

    def may(self, actor: Actor, row: RiskRow) -> frozenset[str]:
        """Return which acts *actor* may do with it as it stands, so that none is offered in vain.

        They are ``evaluate``, ``log``, ``keep`` (actions, scores, reviews, owner), ``accept``,
        ``escalate``, ``decide``, ``close``, ``reopen``, ``flag``, ``link``, ``correct``, ``void``.
        """
        return frozenset(act for act, right in self._acts(row) if self._has(actor, right, row))

    def rules_for(self, row: RiskRow) -> RiskRules:
        """Return the rules that count today for one risk: those of its own policy."""
        return self.rules(_policy(row))

    def may_read(self, actor: Actor) -> None:
        """Refuse whoever may not read the risks."""
        require(rights.READ_RISKS, actor, self._enquiries.about)

    def _acts(self, row: RiskRow) -> Iterator[tuple[str, Right]]:
        risk, steps = row.risk, {each.does for each in self.steps(row)}
        rules = self.rules_for(row)
        if risk.status == "void":
            return
        yield from (("correct", rights.CORRECT_RISK), ("void", rights.VOID_RISK))
        if risk.status == "closed":
            yield "reopen", rights.CLOSE_RISK
            return
        yield from (("evaluate", rights.EVALUATE_RISK), ("close", rights.CLOSE_RISK))
        yield from (("flag", rights.FLAG_HIGH_RISK), ("link", rights.LINK_RISK))
        yield "score", rights.KEEP_RISK
        significant = bool(risk.significant)
        if risk.status == "evaluated" and rules.goes_on_log(risk.scopes, significant=significant):
            yield "log", rights.LOG_RISK
        if risk.status == "logged":
            yield "keep", rights.KEEP_RISK
        if risk.score is not None:
            yield "accept", rights.ACCEPT_RISK
        if "escalates" in steps:
            yield "escalate", rights.ESCALATE_RISK
        if "decides" in steps or any(not each.decided for each in risk.escalations):
            yield "decide", rights.DECIDE_RISK

    def _has(self, actor: Actor, right: Right, row: RiskRow) -> bool:
        with suppress(NotYourOffice):
            require(right, actor, self._about(right, row))
            return True
        return False

    def _about(self, right: Right, row: RiskRow, office: str = "") -> About:
        """Return what a right turns on: who reported it, who looks after it, whose turn it is.

        *office* is that of the step in question. Once somebody judged it, whoever reported it says
        no more what should have stood there.
        """
        risk, rules = row.risk, self.rules_for(row)
        about = self._enquiries.about_under(rules.edition)
        leads = tuple(each for each in (risk.office, _person(risk)) if each)
        judging = (rules.evaluator, rules.logger)
        before = risk.status == "reported" or right is rights.LINK_RISK
        holders = {
            rights.EVALUATE_RISK: (rules.evaluator,),
            rights.LOG_RISK: (rules.logger,),
            rights.FLAG_HIGH_RISK: (rules.flagger,),
            rights.ESCALATE_RISK: tuple(self._offices_of(row, "escalates")),
            rights.DECIDE_RISK: tuple(self._deciding(row)),
        }.get(right, judging)
        return replace(
            about,
            opener=row.opener if before else "",
            leads=leads,
            holders=(office,) if office else tuple(dict.fromkeys(holders)),
        )

    def _offices_of(self, row: RiskRow, does: str) -> Iterator[str]:
        return (each.office for each in self.steps(row) if each.does == does)

    def _deciding(self, row: RiskRow) -> Iterator[str]:
        """Yield the offices that choose what follows, and those that can say what came of it."""
        yield from self._offices_of(row, "decides")
        for route in {each.route for each in row.risk.escalations}:
            passed = open_on(row.risk, route)
            after = next((e for e in self.steps(row) if e.route == route), None)
            if passed is not None and (after is None or after.does != "decides"):
                yield from (passed.to_office, passed.from_office)

    def _story(self, stream: str) -> Story[Risk]:
        return self._handling.story(stream, UNREPORTED, evolve)

    def _stream_of(self, written: str) -> str:
        return stream_of(self._handling.store, STREAM, PREFIX, written)


def row_of(recorded: Iterable[Recorded]) -> RiskRow:
    """Return the row that the events make: what the list shows, parked or not."""
    start: RiskRow | None = None
    row = reduce(fold, recorded, start)
    if row is None:
        raise NoSuchRisk
    return row


def _policy(row: RiskRow) -> str:
    return "" if row.risk.edition is None else row.risk.edition.policy


def _person(risk: Risk) -> str:
    return "" if risk.owner is None else risk.owner.person or ""


def _in_order(row: RiskRow) -> tuple[str, str]:
    return row.risk.title.casefold(), row.id
