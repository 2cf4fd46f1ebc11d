"""Which reports there are is what the policy and the layers that are on say, office by office.

An office of a layer stands for itself and for the office of today that does its work; where nobody
holds either, whoever is asked where the policy is silent does it (A-37).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.policy.document import Document
from domain.policy.layers_on import LayersOn
from domain.policy.policy import Policy
from domain.policy.reports import MONTHS, Clearance, Release, Report, ReportRules, rules_of


@dataclass(frozen=True, slots=True)
class Defined:
    """One report, whose document it is, and the offices of today that have to do with it.

    *layer* is the id of the layer, "" where the policy itself asks for it. *made_for* and *made_by*
    are titles; *drafts*, *clears*, *releases* and *wanted_by* are offices.
    """

    report: Report
    document: Document
    layer: str
    rules: ReportRules
    made_for: tuple[str, ...]
    made_by: tuple[str, ...]
    drafts: tuple[str, ...]
    clears: tuple[str, ...]
    releases: tuple[str, ...]
    wanted_by: tuple[str, ...]

    @property
    def name(self) -> str:
        """By which it is asked for: its id."""
        return self.report.id

    @property
    def ends(self) -> int:
        """The month, from 1 to 12, with which a year of it ends."""
        return MONTHS.index(self.report.ends) + 1

    @property
    def clauses(self) -> tuple[str, ...]:
        """What it rests on, and what holds for it."""
        ruled = (clause for _, clauses in self.rules.cited for clause in clauses)
        return tuple(dict.fromkeys((*self.report.clauses, *ruled)))

    @property
    def rhythm(self) -> str:
        """How often it is made, in words; "" where the document names no rhythm."""
        often = self.document.frequency_by_id.get(self.report.how_often or "")
        return "" if often is None else often.read_as


def named(layer: str, report: str) -> str:
    """Return what a report of a layer, or of the policy itself where that is "", is found by."""
    return f"{layer}/{report}" if layer else report


def defined(policy: Policy, layers: LayersOn) -> tuple[Defined, ...]:
    """Return the reports of *policy*, then those of the layers that are on beside it."""
    beside = (*layers.processes(policy.edition.id), *layers.advice(policy.edition.id))
    own = (_of(each, policy, policy.edition, "", layers) for each in policy.edition.reports)
    others = (
        _of(report, policy, layer, layer.id, layers) for layer in beside for report in layer.reports
    )
    return (*own, *others)


def _of(
    report: Report, policy: Policy, document: Document, layer: str, layers: LayersOn
) -> Defined:
    edition = policy.edition
    rules = rules_of(report, document.report_rules, edition.report_rules)

    def today(offices: Iterable[str]) -> tuple[str, ...]:
        known = document.office_titles if layer else edition.office_titles
        return tuple(dict.fromkeys(_today(offices, known, layer, layers)))

    def those(offices: Iterable[str]) -> tuple[str, ...]:
        return today(offices) or (edition.policy_contact,)

    def ruled(
        rule: Clearance | Release | None, policys: Clearance | Release | None
    ) -> tuple[str, ...]:
        """Return whom a rule means: what the policy says for every report names its own offices."""
        if rule is None:
            return ()
        if rule is policys:
            return tuple(rule.offices)
        return tuple(dict.fromkeys(layers.today(layer, each) or each for each in rule.offices))

    def titled(offices: Iterable[str]) -> tuple[str, ...]:
        return tuple(document.office_titles[office] for office in offices)

    return Defined(
        report=report,
        document=document,
        layer=layer,
        rules=rules,
        made_for=(report.audience,) if report.audience else titled(report.made_for),
        made_by=titled(report.made_by),
        drafts=those(report.made_by),
        clears=ruled(rules.cleared_by, edition.report_rules.cleared_by),
        releases=ruled(rules.released_by, edition.report_rules.released_by)
        or (edition.policy_contact,),
        wanted_by=today(report.made_for),
    )


def _today(
    offices: Iterable[str], titles: Iterable[str], layer: str, layers: LayersOn
) -> Iterator[str]:
    """Yield the offices that are meant: each itself, and of a layer who does its work today."""
    known = frozenset(titles)
    for office in offices:
        if office in known:
            yield office
        if layer and (now := layers.today(layer, office)) is not None:
            yield now
