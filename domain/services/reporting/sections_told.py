"""Whom the policy has reached is known only as far as they asked under it here (CAM-0.2)."""

from domain.services.reporting import standing as read
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.period import said_day
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.views.enquiries import ENQUIRIES

_ELSEWHERE = (
    "Who was told of the policy in any other way, or read it elsewhere, is not recorded here.",
)


def _told(scope: Scope) -> Part | None:
    asked: dict[str, list[str]] = {}
    for row in sorted(scope.rows(ENQUIRIES), key=lambda each: (each.opened_at, each.id)):
        if row.edition.policy == scope.edition.id:
            asked.setdefault(row.opener, []).append(said_day(row.opened_at.date()))
    if not asked:
        return None
    return Part(
        heading="Who has asked under the policy",
        paragraphs=(f"People who put a matter to the policy here: {len(asked)}.",),
        table=Table(
            "Who has asked",
            ("Who", "First asked on", "Last asked on", "Matters"),
            tuple(
                (read.person(scope, who), days[0], days[-1], str(len(days)))
                for who, days in asked.items()
            ),
        ),
        figures=(("people who asked under the policy", str(len(asked))),),
        left_out=_ELSEWHERE,
    )


TOLD: dict[SectionId, Builder] = {"told": _told}
"""The section over whom the policy has reached, by its id."""
