"""What the command line says to people is plain lines; on a terminal the headings are bold."""

import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from bot import words
from bot.failures import tell
from bot.outcome import kind_section, outcome_screen
from bot.screens import Section
from domain.policy.aspects import Row, Scalar
from domain.policy.determining import Settled
from domain.policy.facts import BODY_TYPE
from domain.policy.goals import EVERYTHING
from domain.policy.hearing import Heard
from domain.policy.policy import Outcome, Policy


def print_sections(title: str, sections: Iterable[Section]) -> None:
    """Print *title* and the sections that have a line, on stdout."""
    bold = (
        Console(file=sys.stdout, highlight=False, soft_wrap=True) if sys.stdout.isatty() else None
    )
    for n, section in enumerate((Section(title, ()), *sections)):
        if n and not section.lines:
            continue
        if n:
            tell("")
        if bold is not None:
            bold.print(Text(section.heading, style="bold"))
        else:
            tell(section.heading)
        for line in section.lines:
            tell(f"  {line}")


def decision_sections(found: Outcome, label: str = "") -> tuple[str, tuple[Section, ...]]:
    """Return the title of an outcome, and everything it says, as sections.

    *label* says how its policy stands, where that is worth saying.
    """
    screen = outcome_screen(found, EVERYTHING)
    headings = {section.heading for section in screen.sections}
    risk = _high_risk(found)
    policy = found.policy.edition
    return screen.title, (
        Section("Why", tuple(_why(found))),
        kind_section(found),
        *screen.sections,
        *((risk,) if risk.heading not in headings else ()),
        Section("Still to ask", tuple(_still_to_ask(found))),
        Section(
            f"Under {words.versioned(policy.short_title, policy.version)}: {policy.title}",
            (*((label,) if label else ()), *(banner.text for banner in policy.banners)),
        ),
    )


def heard_line(intent: str, heard: Iterable[Heard], policy: Policy) -> str:
    """Return what was understood of one line, with the words it rests on."""
    facts = ", ".join(f"{_fact_said(policy, h)} (“{h.words}”)" for h in heard)
    return f"{intent}: {facts or 'no facts'}"


def _why(found: Outcome) -> Iterator[str]:
    """Yield what makes it a partnership or not, with its clauses."""
    for reason in found.reasons("partnership"):
        if isinstance(found.slots["partnership"], Settled):
            grounds = [
                _said(
                    found.policy.edition.fact_by_id[g.subject].item,
                    _label(found, g.subject, g.value),
                )
                for g in reason.grounds
                if not g.is_result and g.subject != BODY_TYPE
            ]
            because = "; ".join(grounds) or "Nothing in the policy excludes it"
            yield f"{because}{_cited([reason.row])}"


def _high_risk(found: Outcome) -> Section:
    aspect, each = found.policy.edition.aspect("high_risk"), found.slots["high_risk"]
    if not isinstance(aspect, Scalar) or not isinstance(each, Settled):
        return Section(aspect.title, ())
    return Section(aspect.title, (aspect.labels[each.value] + _cited(each.telling),))


def _still_to_ask(found: Outcome) -> Iterator[str]:
    for name in found.still_to_ask():
        fact = found.policy.edition.fact_by_id[name]
        yield f"{fact.question} [{name}] ({', '.join(fact.clauses)})"


def _fact_said(policy: Policy, heard: Heard) -> str:
    if heard.fact == BODY_TYPE:
        return f"{BODY_TYPE} is {policy.edition.body_by_id[heard.value].label}"
    return f"{heard.fact} is {heard.value}"


def _label(found: Outcome, fact: str, value: str) -> str:
    return found.policy.edition.fact_by_id[fact].label_of(value)


def _said(item: str, label: str) -> str:
    return f"{item}: {label}"


def _cited(rows: Iterable[Row]) -> str:
    cited = dict.fromkeys(clause for row in rows for clause in (row.clauses or row.looked_in))
    return f" ({', '.join(cited)})" if cited else ""
