"""An entry taken over from a spreadsheet is decided by a matter that begins with its row."""

from collections.abc import Iterator, Sequence

from bot import words
from bot.asked import Ask, asked
from bot.doing import entry_page
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.registry import register_label
from bot.screens import Choice, Field, Screen
from domain.policy.policy import Policy
from domain.services import rights
from domain.services.enquiries import Seen
from domain.services.offering import Offer
from domain.services.rights import About, require
from domain.views.register import RegisterRow

FEATURE, SETTLE = "sheets", "settle"

OPENED = (
    "This decides {number}, which was taken over from a spreadsheet: what the register says of it"
    " is there for you to confirm. Once all is answered, type *register* to let the outcome stand."
)
TAKEN_UP = "You began to decide {number} with this matter."
DECIDED = "It is decided now: this outcome stands for {number}."
WHY = "Opened to decide it"
WHERE = "Which register does it go on?"
MOVES = "The outcome does not put it on the register that it is on."
LET_IT_STAND = "Let it stand"
NOWHERE = (
    "So {number} stays as the spreadsheet has it, not decided here. If it should not be on the"
    " register at all, say on its page that it was made by mistake."
)
_STAGE = "stage"


def decide(front: Front, row: RegisterRow) -> Screen:
    """Begin the matter that decides the entry *row*, or go on with it."""
    if row.decided:
        return entry_page(front, row.id)
    require(
        rights.RECLASSIFY_ENTRY, front.actor, About(registrant=row.registrant, keeper=row.keeper)
    )
    for mine in front.desk.enquiries.mine(front.actor):
        if row.id in mine.links:
            return front.taken_up(mine.id, TAKEN_UP.format(number=row.short))
    heard = tuple(_heard(front, row))
    told = [row.title, *(said for _, _, said in heard if said not in row.title)]
    if row.partners:
        told.insert(1, f"with {words.listed(row.partners)}")
    opening = "; ".join(told)
    enquiries = front.desk.enquiries
    seen = enquiries.open(
        front.act(), goal="everything", opening=opening, heard=heard, policy=row.edition.policy
    )
    seen = enquiries.link(front.act("link"), seen.id, other=row.id, why=WHY)
    front.take(seen)
    return front.settled(seen, OPENED.format(number=row.short))


def settle(front: Front, seen: Seen, offers: Sequence[Offer], given: Deed | None = None) -> Screen:
    """Let the outcome of *seen* stand for the entry that it decides; ask where it moves to."""
    open_yet = [offer for offer in offers if offer.decides is not None]
    row = next(offer.decides for offer in open_yet if offer.decides is not None)
    register = open_yet[0].register
    if len(open_yet) > 1:
        stream = f"{ARRANGEMENT}{row.id}"
        deed = given or Deed(FEATURE, SETTLE, seen.id, stream, row.version)
        edition = seen.policy.edition
        choices = tuple(
            Choice(each.register, register_label(edition, each.register)) for each in open_yet
        )
        field = Field("register", WHERE, kind="choice", choices=choices, required=True)
        values = asked(front, Ask(deed, WHERE, LET_IT_STAND, (field,), (MOVES,)))
        if isinstance(values, Screen):
            return values
        register = values["register"]
    front.desk.arrangements.reclassify(front.act(), row.id, enquiry=seen.id, register=register)
    front.desk.records.take_over(front.act("known-fields"), row.id)
    return front.aside(entry_page(front, row.id, DECIDED.format(number=row.short)))


def taken_over_told(front: Front, seen: Seen) -> Iterator[str]:
    """Say what may become of the entry that *seen* decides where its outcome names no register."""
    numbers = {row.id: row for row in front.desk.arrangements.all(front.actor) if not row.decided}
    for link in seen.enquiry.links:
        if link in numbers:
            yield NOWHERE.format(number=numbers[link].short)


def _heard(front: Front, row: RegisterRow) -> Iterator[tuple[str, str, str]]:
    """Yield what the register says of the entry, as facts of its matter with the words for them."""
    policy = front.desk.enquiries.policy(row.edition.policy)
    said = dict(_said(front, policy, row))
    for each in policy.hear(row.title):
        if each.fact not in said:
            yield each.fact, each.value, each.words
    for name, value in said.items():
        fact = policy.edition.fact_by_id[name]
        yield name, value, f"{fact.item}: {fact.label_of(value)}"


def _said(front: Front, policy: Policy, row: RegisterRow) -> Iterator[tuple[str, str]]:
    facts = policy.edition.fact_by_id
    if row.stage is not None and _STAGE in facts and row.stage in facts[_STAGE].domain:
        yield _STAGE, row.stage
    record = front.desk.arrangements.story(front.actor, row.id).state.record
    for field in policy.edition.register_fields:
        held = record.texts.get(field.id, ())
        fact = facts.get(field.mirrors) if field.mirrors else None
        if fact is not None and len(held) == 1 and held[0] in fact.domain:
            yield fact.id, held[0]
