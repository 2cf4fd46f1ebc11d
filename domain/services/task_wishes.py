"""A task is wished by saying what is to be done; everything else may be left open."""

from collections.abc import Sequence
from datetime import date
from typing import Required, TypedDict

from domain.model.task.messages import Source


class Wished(TypedDict, total=False):
    """What a task is to be; only its *title* must be said, and whose it is.

    It is for whoever holds *office* (at *seat*), or for *person*. *evidence* says what is to show
    that it was done, *about* is the name of the stream that it belongs to, *area* its council area.
    """

    title: Required[str]
    office: str
    seat: str
    person: str
    due: date | None
    evidence: str
    about: str
    area: str
    clauses: Sequence[str]
    source: Source
