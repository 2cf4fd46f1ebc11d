"""The people whom a risk passes in the chat, with the scrutiny process on and somebody in each office."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from adapters.editions_files import FileEditions
from bot.settings import Settings
from bot.wiring import App, wire
from tests.support.person import NOW, CountingIds

DIRECTORY = """\
organisations: [Cheshire Constabulary, Office of the Police and Crime Commissioner for Cheshire]
offices:
  chief_finance_officer: Chief Finance Officer
  chief_of_staff: Commissioner's Chief of Staff
  opcc_head_of_policy_and_partnerships: OPCC Head of Policy and Partnerships
  partnership_lead_member: Partnership Lead Member
  audit_committee: Audit Committee
seats:
  partnership_lead_member: {halton: Halton}
people:
  lead:
    shown: the lead member for Halton
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: partnership_lead_member, seat: halton}]
  treasurer:
    shown: the Chief Finance Officer
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: chief_finance_officer}]
  chief:
    shown: the Chief of Staff
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: chief_of_staff}]
  clerk:
    shown: the clerk of the Audit Committee
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: audit_committee}]
  keeper:
    shown: the Head of Policy
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: opcc_head_of_policy_and_partnerships}]
  sergeant:
    shown: a sergeant
    organisation: Cheshire Constabulary
"""
ROLES = """\
scrutiny:
  treasurer: chief_finance_officer
  chief_executive: chief_of_staff
"""


SCALE = """
  scale:
    likelihoods: [Rare, Unlikely, Possible, Likely, Almost certain]
    impacts: [Negligible, Minor, Moderate, Major, Catastrophic]
    levels:
      - {id: low, label: Low, from_score: 1}
      - {id: medium, label: Medium, from_score: 4}
      - {id: high, label: High, from_score: 9}
      - {id: very_high, label: Very high, from_score: 15}
    clauses: [A-56]
  intervals:
    - {level: very_high, every_months: 1, clauses: [A-56]}
  tolerance: {from_level: high, says: "Whatever is high is treated, or somebody named accepts it.", clauses: [A-56]}
"""
"""A scale as an organisation may agree one; no policy here has any."""


def scaled(folder: Path) -> Path:
    """Lay the policies into *folder* with a scale of risks in Cheshire's; return where."""
    shipped = FileEditions.default_folder()
    for name in ("cheshire/0.2", "scrutiny/2009"):
        shutil.copytree(shipped / name, folder / "policies" / name)
    risks = folder / "policies" / "cheshire" / "0.2" / "risks.yaml"
    risks.write_text(risks.read_text(encoding="utf-8") + SCALE, encoding="utf-8")
    return folder / "policies"


@contextmanager
def scrutinised(
    folder: Path, *, now: datetime = NOW, policies: Path | None = None
) -> Iterator[App]:
    """Give the assistant under Cheshire's policy with the scrutiny process, over a file.

    *policies* is where the policies are, unless they are those that are shipped.
    """
    (folder / "people.yaml").write_text(DIRECTORY, encoding="utf-8")
    (folder / "roles.yaml").write_text(ROLES, encoding="utf-8")
    settings = Settings(
        store=f"sqlite:///{folder}/chat.sqlite",
        now=now,
        policies=policies,
        layers=("scrutiny",),
        roles=folder / "roles.yaml",
        directory=folder / "people.yaml",
    )
    app = wire(settings, CountingIds())
    try:
        yield app
    finally:
        app.close()
