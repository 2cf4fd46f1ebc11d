"""A process is shown as who does what: each office with the one of today that does its work."""

from collections.abc import Iterable, Iterator, Mapping

from bot import advice_words
from bot.screens import Screen, Section
from bot.words import listed
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.processes import Switch
from domain.policy.reports import Report
from domain.policy.routes import ProcessRoute


def process_screen(
    layer: ProcessLayer,
    layers: LayersOn,
    contact: str,
    turned: Mapping[str, str] | None = None,
) -> Screen:
    """Return what *layer* asks of whom; *contact* is the office to ask who does it today.

    *turned* are the switches that somebody decided on, each with how it stands.
    """
    waits = (
        *(each.waits for each in layer.routes),
        *(each.waits for each in layer.reports),
        *(each.waits for each in layer.duties),
        *(each.waits for each in layer.rights),
        *(each.waits for each in layer.switches),
    )
    waiting = sum(each is not None for each in waits)
    unmapped = advice_words.NOT_MAPPED.format(year=layer.in_force.since.year, contact=contact)
    return Screen(
        advice_words.PROCESS.format(title=layer.short_title),
        paragraphs=(
            *(banner.text for banner in layer.banners),
            unmapped,
            *((advice_words.NOT_DONE_YET.format(count=waiting),) if waiting else ()),
        ),
        sections=process_sections(layer, layers, turned or {}),
    )


def process_sections(
    layer: ProcessLayer, layers: LayersOn, turned: Mapping[str, str]
) -> tuple[Section, ...]:
    """Return the forms, reports, routes, duties and switches of *layer*, each in a line."""

    def who(office: str) -> str:
        return office_today(layer, layers, office)

    forms = tuple(f"{form.title}. {form.about}{_cited(form.clauses)}" for form in layer.forms)
    duties = tuple(
        f"{duty.title}: {listed([who(each) for each in (duty.owner, *duty.together_with)])}"
        f"{_cited(duty.clauses)}"
        for duty in layer.duties
    )
    switches = tuple(
        _switch(switch, who(switch.decided_by), turned.get(switch.id, ""))
        for switch in layer.switches
    )
    sections = (
        Section(advice_words.FORMS, forms),
        Section(advice_words.REPORTS, tuple(_report(layer, layers, r) for r in layer.reports)),
        Section(advice_words.ROUTES, tuple(_steps(layer, layers, layer.routes))),
        Section(advice_words.DUTIES, duties),
        Section(advice_words.SWITCHES, switches),
    )
    return tuple(section for section in sections if section.lines)


def office_today(layer: ProcessLayer, layers: LayersOn, office: str) -> str:
    """Return what *office* of the layer is called, with the office of today if it is known."""
    title, today = layer.office_titles[office], layers.today(layer.id, office)
    if today is None:
        return title
    return advice_words.TODAY.format(office=title, today=layers.titles[today])


def _switch(switch: Switch, office: str, turned: str) -> str:
    stands = advice_words.TURNED if turned else advice_words.AT_FIRST
    told = stands.format(title=switch.title, value=turned or switch.at_first, office=office)
    return f"{told}{_cited(switch.clauses)}"


def _report(layer: ProcessLayer, layers: LayersOn, report: Report) -> str:
    often = layer.frequency_by_id.get(report.how_often or "")
    rhythm = advice_words.NO_RHYTHM if often is None else often.read_as
    months = f", in {listed(report.months)}" if report.months else ""
    each = f", for each {report.for_each}" if report.for_each else ""
    made_by = listed([office_today(layer, layers, office) for office in report.made_by])
    made_for = listed([layer.office_titles[office] for office in report.made_for])
    return (
        f"{report.title}: {rhythm}{months}{each}, by the {made_by}, for the {made_for}"
        f"{_cited(report.clauses)}"
    )


def _steps(layer: ProcessLayer, layers: LayersOn, routes: Iterable[ProcessRoute]) -> Iterator[str]:
    for route in routes:
        for number, step in enumerate(route.steps, start=1):
            decides = office_today(layer, layers, step.decided_by)
            yield (
                f"{route.title}, step {number}: {step.says}, {step.when}. Decided by the {decides};"
                f" {step.gate}{_cited(step.clauses)}"
            )


def _cited(clauses: Iterable[str]) -> str:
    return f" ({', '.join(clauses)})"
