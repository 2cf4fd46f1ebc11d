"""A risk is put on record with what it is and to whom; who judges it is said in the receipt."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from bot import risk_words as say
from bot import words
from bot.asked import Ask, Values, asked, asked_again, suggesting
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT, FORM
from bot.refusing import refused
from bot.risk_heard import heard_in
from bot.risk_lines import cited, office
from bot.risk_prompts import beside
from bot.risk_screens import FEATURE, LOG, risk_screen
from bot.screens import Action, Choice, Field, Screen
from domain.policy.risk_kinds import Scope
from domain.policy.risk_rules import RiskRules, RiskStep
from domain.refusals import Refusal
from domain.services.risk_wishes import RiskWished
from domain.views.risks import RiskRow

_LONG, _TITLE = 2_000, 100
_FEW = 12
"""Up to so many entries are offered to choose from; where there are more, one is named."""
_SCOPES: dict[str, tuple[Scope, ...]] = {
    "authority": ("authority",),
    "partnership": ("partnership",),
    say.BOTH_KEY: ("authority", "partnership"),
}
SCOPE = Field(
    "scope",
    say.SCOPE_ASKED,
    required=True,
    kind="choice",
    choices=tuple(Choice(value, label) for value, label in say.SCOPE_CHOICES.items()),
)
"""Asks to whom something is a risk."""


def said_as_risk(front: Front, text: str) -> Screen:
    """Ask for what a sentence that speaks of a risk does not say of it."""
    heard = heard_in(front, text, front.desk.risks.rules())
    given = {"what": heard.what, "scope": heard.scope, "to": heard.to}
    about = heard.about
    if not about and " this" in f" {text.casefold()}" and front.entry_id:
        about = f"{ARRANGEMENT}{front.entry_id}"
    kept = {name: value for name, value in given.items() if value}
    return report(front, Deed(FEATURE, "report", stream=about, given=kept))


def report(front: Front, deed: Deed) -> Screen:
    """Put a risk on record; on the page of an entry or a form it belongs to that."""
    rules, fields = front.desk.risks.rules(), _fields(front, deed)
    told = tuple(_told(front, deed, rules))
    ask = suggesting(Ask(deed, say.REPORT_TITLE, say.REPORT_BUTTON, fields, told))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    about = _about(front, deed, values)
    if not about.startswith(ARRANGEMENT) and about:
        return asked_again(front, ask, values, about)
    if _named(rules) & set(_split(values.get("bearers", ""))) and not values["partners"]:
        return asked_again(front, ask, values, say.NAME_PARTNERS)
    return _report(front, deed, _wished(front, deed, values, about))


def scopes_of(value: str) -> tuple[Scope, ...]:
    """Return the scopes that a choice stands for."""
    return _SCOPES[value]


def scope_value(of: tuple[Scope, ...]) -> str:
    """Return the choice that stands for *of*."""
    return say.BOTH_KEY if len(set(of)) > 1 else of[0]


def route_screen(front: Front, row: RiskRow, step: RiskStep) -> Screen:
    """Say kindly whose a step is that the person in front wished to take; the risk is kept."""
    who, to = office(front, step.office), office(front, step.step.to_office)
    return Screen(
        say.KEPT.format(number=row.short, office=who),
        paragraphs=(say.ROUTE_IS.format(to=to, office=who, clauses=", ".join(step.step.clauses)),),
        actions=(
            Action(row.short, say.SHOW_IT_DOES.format(number=row.short), say.SHOW_IT, "line",
                   row.short),
            LOG,
        ),
    )  # fmt: skip


def _report(front: Front, deed: Deed, wished: RiskWished) -> Screen:
    risks, to = front.desk.risks, deed.given.get("to", "")
    try:
        row = risks.report(front.act(), and_escalate_to=to, **wished)
    except Refusal as refusal:
        kept = refusal.data.get("kept", "")
        if not kept:
            raise
        front.refused = refusal
        row = risks.get(front.actor, kept)
        step = risks.rules_for(row).to(to, row.risk.scopes)
        if step is not None and not front.actor.holds(step.office):
            return front.aside(route_screen(front, row, step))
        told = refused(refusal, front.desk.offices.titles)
        return front.aside(risk_screen(front, row, told, *_receipt(front, row)))
    return front.aside(risk_screen(front, row, *_receipt(front, row)))


def _receipt(front: Front, row: RiskRow) -> Iterator[str]:
    """Yield the number, who judges it and when, and what the reporter will hear."""
    rules = front.desk.risks.rules_for(row)
    yield say.RECORDED.format(number=row.short)
    steps = rules.of_scopes(row.risk.scopes)
    judged = next((each for each in steps if each.does == "evaluates"), None)
    when = "" if judged is None else f", {judged.step.when}"
    yield say.JUDGED_BY.format(office=office(front, rules.evaluator), when=when)
    for each in rules.own.rules:
        if each.mandatory and each.scope in row.risk.scopes:
            yield f"{each.says}{cited(each.clauses)}"
    yield say.WILL_HEAR


def _told(front: Front, deed: Deed, rules: RiskRules) -> Iterator[str]:
    """Yield what whoever reports it should know and think of."""
    if deed.stream.startswith(ARRANGEMENT):
        with suppress(Refusal):
            entry = front.desk.arrangements.get(front.actor, deed.id)
            yield say.ABOUT_IT.format(number=entry.short, title=entry.title)
    source = deed.given.get("source", "")
    if source.startswith(FORM):
        filled = front.desk.forms.get(front.actor, source.removeprefix(FORM))
        yield say.FROM_A_FORM.format(number=filled.short)
    yield say.IN_PROPORTION
    yield from beside(front, deed.stream)
    yield say.WHO_JUDGES.format(office=office(front, rules.evaluator))


def _fields(front: Front, deed: Deed) -> tuple[Field, ...]:
    """Return what is asked: what, whom it concerns and where; then what kind, and who bears it."""
    own = front.desk.risks.rules().own
    fields = [Field("what", say.WHAT_ASKED, hint=say.WHAT_HINT, longest=_LONG, required=True)]
    fields.append(SCOPE)
    if not deed.stream.startswith(ARRANGEMENT):
        fields.append(_entry_field(front))
    if own.categories:
        picked = tuple(Choice(each.id, each.label) for each in own.categories)
        fields.append(Field("categories", say.KINDS_ASKED, kind="choices", choices=picked))
    if own.bearers:
        picked = tuple(Choice(each.id, each.label) for each in own.bearers)
        fields.append(Field("bearers", say.BEARERS_ASKED, kind="choices", choices=picked))
    if any(each.named for each in own.bearers):
        fields.append(Field("partners", say.PARTNERS_ASKED, hint=say.PARTNERS_HINT, longest=300))
    return tuple(fields)


def _entry_field(front: Front) -> Field:
    """Ask for the partnership: those where one represents us come first, if a list will do."""
    rows = [row for row in front.desk.arrangements.all(front.actor) if row.listed]
    mine = {entry for entry, _ in front.desk.representing.seen.of_person(front.actor.id)}
    first = sorted(rows, key=lambda row: (row.id not in mine, row.title.casefold()))
    if not rows or (len(rows) > _FEW and not mine):
        return Field("about", say.ABOUT_ASKED, hint=say.ABOUT_HINT, aside=say.ABOUT_ASIDE)
    offered = [row for row in first if row.id in mine] if len(rows) > _FEW else first
    if len(rows) > _FEW:
        yours = words.listed([f"{e.title} ({e.short})" for e in offered[:_FEW]], " or ")
        aside = say.ABOUT_YOURS.format(yours=yours)
        return Field("about", say.ABOUT_ASKED, hint=say.ABOUT_HINT, aside=aside)
    picks = tuple(
        Choice(row.short, f"{words.shortened(row.title, 70)} ({row.short})") for row in offered
    )
    return Field("about", say.ABOUT_ASKED, kind="choice", choices=picks)


def _about(front: Front, deed: Deed, values: Mapping[str, str]) -> str:
    """Return the stream of the entry that is meant, nothing for none, or why it is not found."""
    if deed.stream.startswith(ARRANGEMENT):
        return deed.stream
    named = values.get("about", "")
    if not named:
        return ""
    found = front.desk.arrangements.find(front.actor, named)
    if len(found) == 1:
        return f"{ARRANGEMENT}{found[0].id}"
    if not found:
        return say.NO_ENTRY.format(said=words.shortened(named))
    some = words.listed([f"{row.short} ({words.shortened(row.title, 40)})" for row in found[:4]])
    return say.MANY_ENTRIES.format(said=words.shortened(named), some=some)


def _wished(front: Front, deed: Deed, values: Values, about: str) -> RiskWished:
    what = values["what"]
    first = what.split("\n")[0].rstrip(". ")
    wished = RiskWished(
        title=words.shortened(f"{first[:1].upper()}{first[1:]}", _TITLE),
        what=what,
        scopes=scopes_of(values["scope"]),
        categories=_split(values.get("categories", "")),
        bearers=_split(values.get("bearers", "")),
        partners=_split(values.get("partners", "")),
        about=about,
        source=deed.given.get("source", ""),
        prompt=deed.given.get("prompt", ""),
    )
    area = _area(front, about)
    return RiskWished(**{**wished, "area": area}) if area else wished


def _area(front: Front, about: str) -> str:
    """Return the one council area of the entry, or else of the seat of whoever reports it."""
    known = {each.id for each in front.desk.policy.edition.areas}
    seats = {each.partition("@")[2] for each in front.actor.offices} & known
    areas = front.desk.agendas.places.get(about, frozenset()) if about else frozenset()
    return next((next(iter(each)) for each in (areas, seats) if len(each) == 1), "")


def _named(rules: RiskRules) -> set[str]:
    return {each.id for each in rules.own.bearers if each.named}


def _split(written: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in written.split(",") if each.strip())
