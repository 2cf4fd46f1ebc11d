"""The scrutiny process switched on beside the Cheshire policy, with lead members of its areas."""

from contextlib import contextmanager

from bot.settings import Settings
from bot.wiring import wire
from tests.support.builders import CountingIds
from tests.support.person import settings_for

DIRECTORY = """
organisations: [Cheshire Constabulary, Office of the Police and Crime Commissioner for Cheshire]
offices:
  partnership_lead_member: Partnership Lead Member
  area_commander: Area Commander or nominee
  engagement_committee: Engagement Committee
  chief_finance_officer: Chief Finance Officer
  chief_of_staff: Commissioner's Chief of Staff
  opcc_head_of_policy_and_partnerships: OPCC Head of Policy and Partnerships
seats:
  partnership_lead_member: {halton: Halton, warrington: Warrington}
people:
  lead-halton:
    shown: the lead member for Halton
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: partnership_lead_member, seat: halton}]
  lead-warrington:
    shown: the lead member for Warrington
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: partnership_lead_member, seat: warrington}]
  treasurer:
    shown: the Chief Finance Officer
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: chief_finance_officer}]
  head-of-policy:
    shown: the OPCC Head of Policy and Partnerships
    organisation: Office of the Police and Crime Commissioner for Cheshire
    offices: [{office: opcc_head_of_policy_and_partnerships}]
  sergeant:
    shown: a neighbourhood sergeant
    organisation: Cheshire Constabulary
"""
ROLES = """
scrutiny:
  treasurer: chief_finance_officer
  chief_executive: chief_of_staff
  engagement_committee: engagement_committee
  partnership_lead_member: partnership_lead_member
  area_commander: area_commander
"""


def settings_with_scrutiny(folder, **others) -> Settings:
    """Return settings for a store in *folder*, with the process on and its offices mapped."""
    people, roles = folder / "people.yaml", folder / "roles.yaml"
    people.write_text(DIRECTORY)
    roles.write_text(ROLES)
    given = {"directory": people, "roles": roles, "layers": ("copacc", "scrutiny")}
    return settings_for(folder).model_copy(update={**given, **others})


@contextmanager
def scrutinised_app(folder, **others):
    """Give the assistant over a file in *folder* with the scrutiny process on."""
    app = wire(settings_with_scrutiny(folder, **others), CountingIds())
    try:
        yield app
    finally:
        app.close()
