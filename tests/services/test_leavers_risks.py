"""What somebody looked after on the risk log goes on with their successor, in their name, once."""

from domain.identity import Actor
from domain.model.risk.parts import Named
from domain.services.handing_over import Handing
from domain.services.leavers_risks import LeaversRisks
from tests.support.builders import INSPECTOR, SERGEANT, act
from tests.support.risky import TREASURER, risks_over
from tests.support.stores import in_memory

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")


def on_log(risks, key, title, owner, actions):
    row = risks.report(act(f"{key}-r"), title=title, scopes=("authority",))
    risks.evaluate(act(f"{key}-e", TREASURER), row.id, significant=True, reason="much")
    return risks.take_on_log(
        act(f"{key}-l", TREASURER), row.id, mitigations=actions, owner=owner, office="clerk"
    )


def test_a_leavers_risks_and_actions_are_handed_over_once():
    """The office stays whose it is; what was done, and what is another's, stays."""
    risks = risks_over(in_memory())
    mine = [{"what": "write", "owner": "sgt-1"}, {"what": "ring", "owner": "insp-2"}]
    owned = on_log(risks, "a", "The grant ends", "sgt-1", mine)
    helped = on_log(risks, "b", "A flood", "keeper-3", mine)
    risks.complete_mitigation(act("c", TREASURER), helped.id, number=1, evidence="done")
    again = risks.mitigate(act("d", TREASURER), helped.id, what="dig", owner="sgt-1")
    on_log(risks, "e", "Rain", "keeper-3", [{"what": "wait", "office": "clerk"}])
    leaving = LeaversRisks(risks)
    found = leaving.belonging("sgt-1")
    assert found == (
        Handing("risk", helped.stream, helped.short, "A flood"),
        Handing("risk", owned.stream, owned.short, "The grant ends"),
    )
    for each in (*found, *found):
        leaving.hand_over(act("leave", AUTHOR), each, person="sgt-1", to="insp-2")
    assert leaving.belonging("sgt-1") == ()
    after = risks.get(INSPECTOR, owned.id).risk
    assert (after.owner, after.office) == (Named(person="insp-2"), "clerk")
    assert [each.owner.person for each in after.mitigations] == ["insp-2", "insp-2"]
    flood = risks.get(INSPECTOR, helped.id).risk
    assert flood.owner == Named(person="keeper-3")
    assert [each.owner.person for each in flood.mitigations] == ["sgt-1", "insp-2", "insp-2"]
    assert risks.get(INSPECTOR, helped.id).version == again.version + 1


def test_an_action_is_given_to_another_by_who_keeps_the_risk():
    """Whose it is already, it is not given again."""
    risks = risks_over(in_memory())
    row = on_log(risks, "a", "The grant ends", "sgt-1", [{"what": "write", "owner": "sgt-1"}])
    given = risks.reassign_mitigation(
        act("b"), row.id, number=1, owner="insp-2", reason="they know them"
    )
    assert given.risk.mitigations[0].owner == Named(person="insp-2")
    same = risks.reassign_mitigation(act("c"), row.id, number=1, owner="insp-2", reason="x")
    assert same.version == given.version
    assert risks.may(SERGEANT, same) >= {"keep"}
