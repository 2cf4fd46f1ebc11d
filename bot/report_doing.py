"""A report is asked for by its name and days, and goes to the screen or whole into a file."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot import report_words as said
from bot.days import end_of, said_moment
from bot.failures import NotNow, WrongUse, say, tell
from bot.refusing import refused
from bot.report_text import paper_lines
from bot.waiting import patience
from bot.wiring import App
from domain.refusals import NoSuchId, NotYourOffice, OutsideScope, Refusal
from domain.services.reporting.defined import Defined
from domain.services.reporting.paper import Paper
from domain.services.reporting.period import NotAPeriod, Period, days_from, period_from
from domain.views.reports import ReportRow

KINDS = (".docx", ".xlsx", ".txt", ".json")


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a report was asked for on the command line, as it was written."""

    name: str
    quarter: str = ""
    month: str = ""
    year: str = ""
    days: str = ""
    area: str = ""
    exempt: str = ""
    day: date | None = None

    @property
    def as_at(self) -> datetime | None:
        """The moment as at which it is written, now unless given."""
        return None if self.day is None else end_of(self.day)

    def period(self, found: Defined) -> Period | None:
        """Return the days that were asked for, none where none were."""
        given = {
            "--quarter": self.quarter,
            "--month": self.month,
            "--year": self.year,
            "--days": self.days,
        }
        named = [(option, text) for option, text in given.items() if text]
        if not named:
            return None
        if len(named) > 1:
            raise WrongUse(said.ONE_PERIOD)
        option, written = named[0]
        try:
            if option == "--days":
                return days_from(written)
            return period_from(written, found.ends)
        except NotAPeriod as error:
            raise WrongUse(said.NO_PERIOD.format(option=option, written=written[:40])) from error


def written(app: App, who: str, wish: Wish) -> Paper:
    """Return the report that was asked for; raise :class:`WrongUse` for what there is none of."""
    actor = app.actor(who)
    with allowed(app, wish), patience():
        found = app.desk.reports.find(actor, wish.name)
        return app.desk.reports.write(
            actor,
            wish.name,
            period=wish.period(found),
            area=wish.area,
            as_at=wish.as_at,
            exempt=wish.exempt,
        )


def give(app: App, paper: Paper, to: str, *, row: ReportRow | None = None) -> None:
    """Put a report into the file *to*, as what it ends with says, or on the screen without one."""
    draft = row is None or not row.final
    if not to:
        for line in paper_lines(paper, draft=draft):
            tell(line)
        return
    file = Path(to).expanduser()
    kind = file.suffix.casefold()
    if kind not in KINDS:
        raise WrongUse(said.NO_KIND)
    imprint = app.desk.drafts.imprint(row) if row is not None else app.desk.drafts.undrafted
    if kind == ".txt":
        content = ("\n".join(paper_lines(paper, draft=draft)) + "\n").encode()
    elif kind == ".json":
        content = (whole(paper, draft=draft) + "\n").encode()
    else:
        with patience():
            content = app.papers.document(paper, imprint, "docx" if kind == ".docx" else "xlsx")
    try:
        app.papers.put(file, content)
    except OSError as error:
        raise NotNow(said.NOT_WRITTEN.format(file=file, why=error.strerror)) from error
    say(
        said.WRITTEN.format(
            title=paper.title,
            period=paper.period.title,
            as_at=said_moment(paper.as_at),
            file=file,
            draft=said.IS_DRAFT if draft else "",
        )
    )


def whole(paper: Paper, *, draft: bool) -> str:
    """Return a report as JSON: all of its facts, their hash, and whether it is a draft."""
    facts = json.loads(paper.facts)
    told = {"draft": draft, "sha256": paper.sha256, "openness": paper.openness, **facts}
    return json.dumps(told, indent=2, ensure_ascii=False)


@contextmanager
def allowed(app: App, wish: Wish | None = None, number: str = "") -> Iterator[None]:
    """Turn what is refused into a sentence that says what can be done."""
    try:
        yield
    except NoSuchId as error:
        raise WrongUse(said.NO_SUCH_DRAFT.format(number=number[:60])) from error
    except Refusal as refusal:
        edition = app.desk.policy.edition
        if isinstance(refusal, OutsideScope):
            raise WrongUse(
                said.STAFF_ONLY.format(who=" and the ".join(edition.applies_to))
            ) from refusal
        if refusal.code == "no-such-report" and wish is not None:
            raise WrongUse(said.NO_SUCH.format(name=wish.name[:60])) from refusal
        if refusal.code == "no-such-area" and wish is not None:
            areas = ", ".join(each.id for each in edition.areas) or "none"
            raise WrongUse(said.NO_AREA.format(area=wish.area[:60], areas=areas)) from refusal
        sentence = refused(refusal, app.offices.titles).replace("*", "")
        raise (WrongUse if isinstance(refusal, NotYourOffice) else NotNow)(sentence) from refusal
