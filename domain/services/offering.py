"""Where an outcome puts a matter: a new entry, the one there is, or one that it decides."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from domain.services.enquiries import Seen
from domain.views.register import RegisterRow

NAMESPACE = UUID("5f0c7a52-6f0e-5d0b-9c35-1d8a4c1f7b90")
"""Within which an enquiry and a register make the id of their entry; it never changes."""


def id_of(enquiry: str, register: str) -> str:
    """Return the id of the entry that *enquiry* leads to on *register*: there is never another.

    >>> id_of("00443214c74254b635cf84653a56d7c6", "collaboration")
    '0bce29e4acce5b45b7bf5653c32c13dd'
    """
    return uuid5(NAMESPACE, f"{enquiry}/{register}").hex


@dataclass(frozen=True, slots=True)
class Offer:
    """A register that an outcome puts a matter on; *entry* is there once it was put there.

    *decides* is the entry that the outcome may stand for instead of making a new one: it was taken
    over from a spreadsheet, and the enquiry was opened to decide it.
    """

    register: str
    owner: str
    entry: RegisterRow | None
    decides: RegisterRow | None = None


def offers_of(seen: Seen, standing: Callable[[str], RegisterRow | None]) -> tuple[Offer, ...]:
    """Return where the outcome of *seen* puts it, none before it has one.

    *standing* gives the entry with an id, if it stands on a register.
    """
    if seen.enquiry.outcome is None or not seen.enquiry.decided:
        return ()
    registers = seen.enquiry.outcome.registers
    linked = [row for row in map(standing, seen.enquiry.links) if row and row.origin]
    held = {row.register_id: row for row in linked if row.enquiry == seen.id}
    waiting = next((row for row in linked if not row.decided), None)
    elsewhere = waiting is not None and waiting.register_id not in registers

    def decides(register: str) -> RegisterRow | None:
        here = waiting is not None and waiting.register_id == register
        return waiting if elsewhere or here else None

    return tuple(
        Offer(
            register,
            owner,
            held.get(register) or standing(id_of(seen.id, register)),
            decides(register),
        )
        for register, owner in registers.items()
    )
