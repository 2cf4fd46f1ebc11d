"""A strategic partnership on the register, which says whether we have a seat on it."""

from tests.support.noting import act_of

KEEPER = "demo-head-of-policy"


def on_register(app, body, title, council):
    """Put the strategic partnership that is *body* on its register; return its id."""

    def act(step):
        return act_of(app, KEEPER, f"{body}:{step}")

    seen = app.enquiries.open(act("open"), goal="everything", opening=title, heard=())
    usual = {"body_type": "lsp", "stage": "existing", "kind_on_register": "not_registered"}
    usual |= {"information_sharing": "yes", "agreement_basis": "other"}
    facts = ["body_type"]
    while facts:
        answers = tuple((fact, usual.get(fact, "no")) for fact in facts)
        seen = app.enquiries.answer(act(facts[0]), seen.id, answers=answers, shown="ab" * 32)
        card = seen.policy.determine(seen.enquiry.facts).next_card("everything")
        facts = [] if card is None else [fact.id for fact in card.facts]
    app.enquiries.determine(act("determine"), seen.id)
    (offer,) = app.arrangements.offers(app.actor(KEEPER), seen.id)
    row = app.arrangements.register(
        act("register"), seen.id, register=offer.register, title=title, partners=(council,)
    )
    app.life.records.record(act("body"), row.id, {"body": (body,)})
    return row.id


def seat_said(app, entry, value):
    """Say on the entry how our seat on it stands."""
    act = act_of(app, KEEPER, f"{entry}:{value}")
    app.life.records.record(act, entry, {"scrutiny_seat": (value,)}, reason="We were told.")
