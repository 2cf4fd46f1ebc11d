"""What stands on a register is shown alike wherever it is shown: as a line, or as an entry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot import actions, register_words, words
from bot.screens import MOST_PICKED, Action, Choice, Pick, Screen, Section
from domain.policy.edition import Edition
from domain.policy.policy import Policy
from domain.services.enquiries import Seen
from domain.services.offering import Offer
from domain.views.register import NO_OWNER, RegisterRow

_STAGE = "stage"
_EXPLORING = "exploring"


def register_label(edition: Edition, register: str) -> str:
    """Return what *register* is called; by its id where an older policy had it and this has not."""
    items = {item.id: item.label for item in edition.collection("register").items}
    return items.get(register, register.replace("_", " "))


def on_register(edition: Edition, register: str) -> str:
    """Return what *register* is called within a sentence."""
    label = register_label(edition, register)
    return f"the {label[:1].lower()}{label[1:]}"


def kept_by(edition: Edition, owner: str, ask: str) -> str:
    """Say who keeps a register, or whom to ask where the policy names nobody."""
    titles = edition.office_titles
    if owner != NO_OWNER:
        return titles.get(owner, owner)
    return register_words.NO_KEEPER.format(office=titles.get(ask, ask))


def matter_lines(seen: Seen, offers: Sequence[Offer]) -> tuple[str, ...]:
    """Say how a decided matter stands with the register."""
    edition = seen.policy.edition
    entered = [
        register_words.ON_REGISTER.format(
            register=on_register(edition, offer.register), number=offer.entry.short
        )
        for offer in offers
        if offer.entry is not None
    ]
    if offers or not seen.enquiry.decided:
        return tuple(entered)
    if seen.enquiry.facts.get(_STAGE) == _EXPLORING:
        return (register_words.EXPLORED,)
    found = seen.policy.determine(seen.enquiry.facts)
    registers = [slot for slot in found.slots if slot.startswith("register.")]
    # "away" is settled, so that nothing is settled only where the answer hangs on a question
    open_yet = any(found.settled(slot) is None for slot in registers)
    return (register_words.KEPT_FOR_NOW if open_yet else register_words.KEPT_AS_CONSIDERED,)


def matter_actions(policy: Policy, offers: Sequence[Offer]) -> tuple[Action, ...]:
    """Offer to put a decided matter on its register, or to see its entry."""
    decides = next((offer.decides for offer in offers if offer.decides is not None), None)
    if decides is not None:
        return (actions.decides(decides.short),)
    open_yet = [offer for offer in offers if offer.entry is None]
    if open_yet:
        where = [on_register(policy.edition, offer.register) for offer in open_yet]
        return (actions.register(words.listed(where)),)
    return (actions.SEE_ENTRY,) if offers else ()


def entries_screen(
    editions: Mapping[str, Edition],
    rows: Sequence[RegisterRow],
    notice: tuple[str, ...],
    title: str = "",
    stands: Mapping[str, str] | None = None,
) -> Screen:
    """Return a list of entries for each register: number, title, stage.

    *editions* are those that they stand under, by policy; the first is the usual one. *stands* says
    by the id of an entry how its approval stands.
    """
    more = len(rows) - MOST_PICKED
    registers: dict[str, list[str]] = {}
    usual = next(iter(editions.values()))
    for row in rows[:MOST_PICKED]:
        edition = editions.get(row.edition.policy, usual)
        said = "".join(f"; {each}" for each in ((stands or {}).get(row.id, ""),) if each)
        line = f"{row.short}  {row.title} ({stage_label(edition, row).lower()}{said})"
        other = "" if edition is usual else f", {edition.short_title}"
        label = f"{register_label(edition, row.register_id)}{other}"
        registers.setdefault(label, []).append(line)
    return Screen(
        title=title or register_words.REGISTER,
        notice=notice,
        paragraphs=() if rows else (register_words.REGISTER_EMPTY,),
        sections=(
            *(Section(label, tuple(lines)) for label, lines in registers.items()),
            *(
                (Section("", (register_words.MORE_ENTRIES.format(count=more),)),)
                if more > 0
                else ()
            ),
        ),
        actions=(actions.open_entry(rows[0].short), actions.FIND) if rows else (),
        pick=_one_of(rows),
    )


def entry_screen(
    policy: Policy,
    row: RegisterRow,
    related: Iterable[RegisterRow] = (),
    *,
    notice: tuple[str, ...] = (),
    paragraphs: tuple[str, ...] = (),
) -> Screen:
    """Return one entry, with what it rests on."""
    edition = policy.edition
    others = tuple(related)
    belonging = tuple(_line(edition, other) for other in others)
    return Screen(
        title=f"{row.short}  {row.title}",
        notice=(*notice, *((register_words.ENTERED_IN_ERROR,) if row.entered_in_error else ())),
        paragraphs=(*paragraphs, *_entry_lines(policy, row)),
        sections=(Section(register_words.BELONGING, belonging),) if belonging else (),
        actions=(actions.SHOW_REGISTER,),
        pick=_one_of(others),
    )


def _one_of(rows: Iterable[RegisterRow]) -> Pick | None:
    """Let one of the entries be picked by its title, with its number."""
    choices = (Choice(row.short, f"{words.shortened(row.title)} ({row.short})") for row in rows)
    return Pick.among(register_words.PICK_ENTRY, register_words.SEE_IT, choices)


def _entry_lines(policy: Policy, row: RegisterRow) -> Iterator[str]:
    edition = policy.edition
    kinds = edition.scalar("kind").labels
    kind = kinds.get(row.kind, register_words.KIND_OPEN)
    said = row.kind and not row.decided
    yield f"Kind: {register_words.AS_SAID_THERE.format(kind=kind) if said else kind}"
    yield f"Register: {register_label(edition, row.register_id)}"
    yield f"Kept by: {kept_by(edition, row.owner, row.ask)}"
    yield f"Stage: {stage_label(edition, row)}"
    yield f"Partners: {words.listed(row.partners) if row.partners else register_words.NO_PARTNERS}"
    yield f"Registered on: {words.day(row.registered_on)}"
    if not row.decided:
        yield register_words.TAKEN_OVER
        version = row.edition.version
        yield register_words.HELD_UNDER.format(under=edition.short_title, version=version)
        return
    if row.origin is not None:
        yield register_words.DECIDED_SINCE.format(line=row.origin.line)
    yield register_words.FROM_MATTER.format(number=row.from_enquiry)
    same = row.edition == policy.ref
    under = edition.short_title if same else f"{row.edition.policy.title()} policy"
    clauses = ", ".join(_clauses(edition, row)) if same else ""
    cited = f" ({clauses})" if clauses else ""
    yield f"Decided under: {under}, version {row.edition.version}{cited}"


def _clauses(edition: Edition, row: RegisterRow) -> Iterable[str]:
    """Return the clauses that the kind and the register rest on, whoever asks."""
    kind = [each for each in edition.scalar("kind").rows if each.value == row.kind]
    items = edition.collection("register").items
    register = [each for item in items if item.id == row.register_id for each in item.rows]
    return dict.fromkeys(clause for each in (*kind, *register) for clause in each.clauses)


def _line(edition: Edition, row: RegisterRow) -> str:
    where = register_label(edition, row.register_id)
    return f"{row.short}  {row.title} ({where}; {stage_label(edition, row).lower()})"


def stage_label(edition: Edition, row: RegisterRow) -> str:
    """Return what the stage of *row* is called."""
    if row.stage is None:
        return register_words.NO_STAGE
    return edition.fact_by_id[_STAGE].label_of(row.stage)
