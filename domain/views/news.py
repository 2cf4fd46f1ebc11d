"""News is what an event means to people: who is told what of it, and what it makes out of date."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from domain.messages import Recorded
from domain.model.arrangement.approval.state import Approval
from domain.model.notice.kinds import Kind
from domain.model.report.state import Reported
from domain.model.risk.state import Risk
from domain.model.task.state import Task
from domain.views.view import Row


class News(BaseModel):
    """Something to be told to whoever answers for *offices*, and to *people*, but not to *spared*.

    *what* tells two of one kind apart; *office* is whose doing it is, *said* what they said.
    *matter* is what it is about, for one who is told; it *overtakes* what is not so any more.
    *about* is the stream whose page shows it, *marking* how that is marked. It came up *at* a
    moment. With nobody to tell, it only overtakes. The *id* of later news of a stream is the
    greater one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str = ""
    kind: Kind
    what: str = ""
    offices: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    matter: str = ""
    overtakes: tuple[str, ...] = ()
    about: str = ""
    number: str = ""
    title: str = ""
    office: str = ""
    said: str = ""
    due: date | None = None
    marking: str = ""
    at: datetime | None = None


class OutboxRow(Row):
    """What is to be told of one stream and nobody saw to yet, beside what that is made from.

    *owner* is whose it is: who began it, or to whom it was handed over; *askers* are by fact.
    """

    id: str
    title: str = ""
    number: str = ""
    owner: str = ""
    approval: Approval | None = None
    task: Task | None = None
    risk: Risk | None = None
    report: Reported | None = None
    askers: dict[str, str] = Field(default_factory=dict)
    news: tuple[News, ...] = ()

    @property
    def wanted(self) -> bool:
        """Whether anything is to be told."""
        return bool(self.news)

    # Any: a field of the row, by its name; the row is read strictly when it comes back.
    def with_news(self, recorded: Recorded, found: Iterable[News], **changed: Any) -> "OutboxRow":  # noqa: ANN401
        """Return the row with what *recorded* means: each news gets an id, a place and a moment."""
        row = self.model_copy(update=changed)
        fresh = tuple(
            each.model_copy(
                update={
                    "id": f"{recorded.stream} {recorded.position:08}.{number:02}",
                    "spared": tuple(dict.fromkeys((*each.spared, recorded.actor.id))),
                    "about": each.about or recorded.stream,
                    "number": each.number or row.number,
                    "title": each.title or row.title,
                    "at": recorded.recorded_at,
                }
            )
            for number, each in enumerate(found, start=1)
        )
        return row.model_copy(update={"news": (*row.news, *fresh)})


def turned(before: Mapping[str, News], now: Mapping[str, News]) -> Iterator[News]:
    """Yield what is out of date and who is told anew, where those awaited *before* are so *now*."""
    still = {each.matter for each in now.values()}
    gone = (each.matter for name, each in before.items() if name not in now)
    if over := tuple(dict.fromkeys(each for each in gone if each not in still)):
        yield News(kind="task", overtakes=over)
    for name, each in now.items():
        if name not in before:
            yield each.model_copy(update={"overtakes": (each.matter,)})
