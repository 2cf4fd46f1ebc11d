"""A decided matter is put on each register that it goes on, one after the other, once."""

from collections.abc import Mapping
from dataclasses import replace

from bot import actions, register_words, words
from bot.approval_told import start_offered
from bot.deciding_taken_over import settle, taken_over_told
from bot.doing import entry_page
from bot.front import Front
from bot.registering import LONGEST, Form, agreed, changed, filled, is_another, parted, suggested
from bot.registry import entry_screen, on_register
from bot.screens import Screen
from domain.services.enquiries import Seen
from domain.services.offering import Offer
from domain.views.register import RegisterRow

_WORDS_TO_FIND_BY = 2


def begin_entry(front: Front, seen: Seen) -> Screen:
    """Ask for the entry on the next register; show the entries where there are all of them."""
    if not seen.enquiry.decided:
        return front.now(register_words.REGISTER_LATER)
    offers = front.offers(seen)
    if not offers:
        return front.now(register_words.NO_REGISTER, *taken_over_told(front, seen))
    if any(offer.decides is not None for offer in offers):
        return settle(front, seen, offers)
    entered = [offer.entry for offer in offers if offer.entry is not None]
    if len(entered) == len(offers):
        return front.aside(_standing(front, seen, offers))
    front.changing = ()
    front.form = _next_form(seen, offers, entered, front.desk.forms.fields(front.actor, seen.id))
    return front.now(*_told(seen, offers))


def fill(front: Front, seen: Seen, text: str) -> Screen | None:
    """Take *text* for what the form asks; None if it must be meant otherwise."""
    form = front.form
    if form is None:
        return None
    if form.complete:
        return _checked(front, seen, form, text)
    read = filled(form, text)
    if isinstance(read, str):
        return front.now(read)
    front.form = read
    return front.now()


def _checked(front: Front, seen: Seen, form: Form, text: str) -> Screen | None:
    """Record the complete *form* where *text* agrees to it, or change it; None for neither."""
    if form.alike and is_another(text):
        return enter(front, seen, form, another=True)
    if agreed(text):
        return front.now() if form.alike else enter(front, seen, form)
    other = changed(form, text)
    if other is None:
        return None
    front.form = replace(other, alike=())
    return front.now()


def pressed_entry(front: Front, seen: Seen, given: Mapping[str, str]) -> Screen:
    """Put the matter on a register as one press says it, or ask again for what cannot be taken."""
    register, title = given["register"], given.get("title", "")
    partners = given.get("partners", "")
    titled = filled(Form(register), title)
    named = filled(Form(register, title="-"), partners.strip() or "none")
    if isinstance(titled, Form) and isinstance(named, Form):
        form = replace(named, title=titled.title)
        return enter(front, seen, form, another=given.get("another") == form.title)
    if register not in {offer.register for offer in front.offers(seen) if offer.entry is None}:
        return begin_entry(front, seen)
    front.form = replace(
        titled if isinstance(titled, Form) else Form(register),
        offered_partners=(named.partners or ()) if isinstance(named, Form) else (),
        refused=(("title", title), ("partners", partners)),
    )
    return front.now(*(each for each in (titled, named) if isinstance(each, str)))


def enter(front: Front, seen: Seen, form: Form, *, another: bool = False) -> Screen:
    """Record the entry that *form* says, show it, and ask for the next one if there is one.

    Whether it is *another* one is asked first where some look like it.
    """
    alike = () if another else _alike(front, seen, form)
    if alike:
        front.form = replace(form, alike=alike)
        return front.now()
    front.form = None
    arrangements = front.desk.arrangements
    row = front.desk.records.register(
        front.act(),
        seen.id,
        register=form.register,
        title=form.title,
        partners=form.partners or (),
    )
    offers = front.offers(seen)
    entered = [offer.entry for offer in offers if offer.entry is not None]
    for other in entered:
        if other.id not in {row.id, *row.links} and row.id not in other.links:
            step = front.act(f"link-{other.register_id}")
            arrangements.link(step, row.id, other=other.id, why=register_words.LINKED_WHY)
    screen = _entered(front, seen, row)
    if len(entered) == len(offers):
        return screen
    front.form = _next_form(seen, offers, [row], {})
    edition = seen.policy.edition
    where = on_register(edition, front.form.register)
    return replace(
        screen, actions=(), below=front.now(register_words.NEXT_REGISTER.format(register=where))
    )


def _alike(front: Front, seen: Seen, form: Form) -> tuple[str, ...]:
    """Return a line for each entry that looks like the one filled in, of another matter."""
    if form.register not in {offer.register for offer in front.offers(seen)}:
        return ()
    rows = front.desk.records.similar(front.actor, form.title, form.partners or (), seen.id)
    linked = {row.enquiry for row in rows} & set(seen.enquiry.links)
    return tuple(
        f"{row.short}  {row.title} ({words.listed(row.partners) or register_words.NO_PARTNERS})"
        for row in rows
        if row.enquiry not in linked
    )


def _entered(front: Front, seen: Seen, row: RegisterRow) -> Screen:
    said = register_words.REGISTERED.format(
        register=on_register(seen.policy.edition, row.register_id), number=row.short
    )
    telling = [word.strip(",.;:").lower() for word in row.title.split() if len(word) > 3]  # noqa: PLR2004 - "with", "unit"
    by = " ".join((telling or row.title.lower().split())[:_WORDS_TO_FIND_BY])
    found = register_words.FIND_AGAIN.format(words=by)
    front.entry_id = row.id
    related = front.desk.arrangements.related(front.actor, row.id)
    screen = entry_screen(seen.policy, row, related, notice=(said,))
    front.entry_id = row.id
    whole = replace(
        screen,
        paragraphs=(*screen.paragraphs, found),
        actions=(
            *start_offered(front, row.id),
            actions.GO_ON,
            *screen.actions,
            actions.START_AGAIN,
        ),
    )
    return front.marked(whole, seen)


def _standing(front: Front, seen: Seen, offers: tuple[Offer, ...]) -> Screen:
    rows = [offer.entry for offer in offers if offer.entry is not None]
    notice = _told(seen, offers)
    if len(rows) == 1:
        return entry_page(front, rows[0].id, *notice)
    return front.listed(rows, *notice)


def _told(seen: Seen, offers: tuple[Offer, ...]) -> tuple[str, ...]:
    """Say what is on a register already."""
    edition = seen.policy.edition
    return tuple(
        register_words.ON_REGISTER.format(
            register=on_register(edition, offer.register), number=offer.entry.short
        )
        for offer in offers
        if offer.entry is not None
    )


def _next_form(
    seen: Seen,
    offers: tuple[Offer, ...],
    entered: list[RegisterRow],
    fields: Mapping[str, str],
) -> Form:
    """Return the form for the next register; what was said of the first is suggested for it.

    What was said in a form of the matter, *fields*, is suggested as well.
    """
    register = next(offer.register for offer in offers if offer.entry is None)
    if entered:
        return Form(register, entered[0].title, entered[0].partners)
    title = fields.get("title", "")[:LONGEST] or suggested(seen.opening)
    return Form(register, title, parted(fields.get("partners", "")))
