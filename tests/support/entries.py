"""An entry of a real policy's register, made of facts in one line."""

from domain.messages import Act
from tests.support.builders import SHOWN

FACTS = {
    "cheshire": {
        "professional_network": "no",
        "supplier_contract": "no",
        "conference": "no",
        "consultative_group": "no",
        "statutory_basis": "no",
        "collaboration": "no",
        "formalised": "yes",
        "core_objectives": "yes",
        "stage": "new",
    },
    "lancashire": {
        "single_event": "no",
        "shared_procurement": "no",
        "professional_network": "no",
        "consultation_group": "no",
        "agreement": "yes",
        "independent_bodies": "yes",
        "work_collectively": "yes",
        "shared_risk": "yes",
        "residents_benefit": "yes",
        "led_by": "other",
        "active_member": "yes",
        "statutory_basis": "no",
        "stage": "existing",
        "high_risk_flag": "no",
    },
    "cambridgeshire": {"body_type": "cdrp", "stage": "existing"},
}


def entered(app, policy, title, by, **others):
    """Put a partnership called *title* on its register under *policy*, as *by*; return its row."""
    actor, place = app.actor(by), "test"

    def act():
        return Act(actor=actor, key=app.desk.new_key(), conversation=place)

    facts = FACTS[policy] | others
    seen = app.enquiries.open(act(), goal="everything", opening=f"About {title}.", policy=policy)
    app.enquiries.answer(act(), seen.id, answers=tuple(facts.items()), shown=SHOWN)
    app.enquiries.determine(act(), seen.id)
    offer = app.arrangements.offers(actor, seen.id)[0]
    return app.arrangements.register(act(), seen.id, register=offer.register, title=title)
