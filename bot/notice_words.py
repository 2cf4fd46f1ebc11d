"""What a notice says stands here: what it is about, why it comes, and what to do about it."""

from collections.abc import Callable, Mapping, Sequence

from bot import words
from bot.days import said_day
from bot.naming import plain
from domain.services.notice_said import News, NoticeRow, Said

LONGEST = 120
"""Characters of a title or of what somebody said that a notice repeats; its page has the rest."""

MOST = 20
"""How many lines a digest has; the rest is counted."""

_MORE = "And {count} more: type what have you sent me, or my tasks."
_OPEN = "Open it to see what was laid before you, and answer there."
_TOLD = "You are told because you asked for it."
_REPORTED = "You are told because you reported it."
_DATED = {
    "review": "Review of “{title}”",
    "renewal": "Renewal or end of “{title}”",
    "appointment": "Who represents us in “{title}”",
    "duty": "A duty of your office, “{title}”",
    "association": "The association “{title}”",
    "meeting": "{title}",
    "risk-due": "{title}",
    "report-due": "{title}",
    "task": "“{title}”",
}
_STEPS = {
    "soon": ": due on {day}",
    "today": ": due today",
    "overdue": ": overdue since {day}",
}
_DECIDED = {
    "approved": "The {office} approved “{title}”",
    "declined": "The {office} declined “{title}”",
    "changes_asked": "The {office} asks for changes to “{title}”",
    "expired": "Nobody answered your request about “{title}”, and it is closed",
    "staled": "“{title}” was changed, so its approval has to be asked again",
}
_RISK = {
    "evaluates": "A risk waits for your judgement: “{title}”",
    "logs": "A risk waits to be taken on the log: “{title}”",
    "escalates": "You may pass a risk on: “{title}”",
    "passed": "A risk was passed on to you: “{title}”",
    "decides": "A risk that was passed to you waits for your decision: “{title}”",
}
_RISK_TOLD = {
    "significant": "The risk you reported was judged significant: “{title}”",
    "not_significant": "The risk you reported was judged not significant: “{title}”",
    "logged": "The risk you reported stands on the risk log: “{title}”",
    "escalated": "The risk you reported was passed on to the {office}: “{title}”",
    "accepted": "The risk you reported is borne as it is: “{title}”",
    "closed": "The risk you reported is closed: “{title}”",
    "reopened": "The risk you reported was opened again: “{title}”",
    "voided": "The risk you reported was taken off the lists: “{title}”",
}
_RISK_DECIDED = "The {office} decided about the risk you reported: “{title}”"
_REPORT = {
    "clears": "A report waits to be cleared: “{title}”",
    "releases": "A report is cleared and may go out: “{title}”",
    "released": "A report that is made for you is out: “{title}”",
}
_OFFICE = {
    "appointed": "You hold the office of {office} from {day}",
    "acting": "You act as {office} from {day}",
    "delegated": "A part of the office of {office} is delegated to you from {day}",
}


class Words:
    """Puts news into British English."""

    opt_out = "To have no more reminders, type: stop reminders. To choose otherwise: notices."

    def news(self, news: News, titles: Mapping[str, str]) -> Said:
        """Return what is said of *news*; *titles* are what offices are called."""
        say = _SAYS.get(news.kind, _dated)
        told = {
            "title": words.shortened(news.title, LONGEST),
            "office": _office(news.office, titles) or "office that decides",
            "day": "" if news.due is None else said_day(news.due),
        }
        said = say(news, told)
        why = _as_office(news, titles)
        lines = (*said.lines, *((f"It waits for you as the {why}.",) if why else ()))
        return Said(said.title, tuple(line for line in lines if line))

    def digest(self, rows: Sequence[NoticeRow]) -> Said:
        """Return what is said of several notices at once: a line for each, with its number."""
        lines = tuple(_line(row) for row in rows[:MOST])
        more = (_MORE.format(count=len(rows) - MOST),) if len(rows) > MOST else ()
        return Said(f"{len(rows)} things for you", (*lines, *more))


def _line(row: NoticeRow) -> str:
    number = f" ({row.notice.number})" if row.notice.number else ""
    return f"{row.notice.title}{number}"


def _approval(news: News, told: Mapping[str, str]) -> Said:
    del news
    return Said("Your approval is asked for “{title}”".format(**told), (_OPEN,))


def _reminder(news: News, told: Mapping[str, str]) -> Said:
    del news
    return Said("Still waiting for your approval: “{title}”".format(**told), (_OPEN,))


def _escalated(news: News, told: Mapping[str, str]) -> Said:
    del news
    title = "Nobody answers for the {office} about “{title}”".format(**told)
    return Said(title, ("You are told because you answer where that office does not.",))


def _decided(news: News, told: Mapping[str, str]) -> Said:
    return Said(_DECIDED[news.what].format(**told), (_quoted(news.said), _TOLD))


def _consultation(news: News, told: Mapping[str, str]) -> Said:
    del news
    return Said("You are to be consulted on “{title}”".format(**told), (_OPEN,))


def _breach(news: News, told: Mapping[str, str]) -> Said:
    del news
    title = "“{title}” went ahead before an approval that must come first".format(**told)
    return Said(title, ("Open it to say what is to come of it.",))


def _question(news: News, told: Mapping[str, str]) -> Said:
    title = "Somebody asks your office about “{title}”".format(**told)
    return Said(title, (_quoted(news.said), "Open it to answer, or to say that you cannot tell."))


def _answered(news: News, told: Mapping[str, str]) -> Said:
    line = "The {office} answered what you asked about “{title}”"
    if news.what == "declined":
        line = "The {office} cannot tell what you asked about “{title}”"
    return Said(line.format(**told), ("Open the matter to go on with it.",))


def _task(news: News, told: Mapping[str, str]) -> Said:
    if news.what:
        return _dated(news, told)
    due = "Due on {day}.".format(**told) if news.due else "It has no day."
    return Said("For you to do: “{title}”".format(**told), (due,))


def _risk(news: News, told: Mapping[str, str]) -> Said:
    return Said(_RISK.get(news.what, _RISK["decides"]).format(**told), ())


def _risk_told(news: News, told: Mapping[str, str]) -> Said:
    line = _RISK_TOLD.get(news.what, _RISK_DECIDED).format(**told)
    return Said(line, (_quoted(news.said), _REPORTED))


def _report(news: News, told: Mapping[str, str]) -> Said:
    line = _REPORT.get(news.what)
    return _dated(news, told) if line is None else Said(line.format(**told))


def _given(news: News, told: Mapping[str, str]) -> Said:
    line = _OFFICE[news.what].format(**told)
    return Said(line, (_quoted(news.said), "To see what waits for you, type: my tasks."))


def _unreached(news: News, told: Mapping[str, str]) -> Said:
    who = told["office"] if news.office else "person who is asked"
    return Said(
        f"The {who} cannot be told in Teams: “{told['title']}”",
        ("You are told because you answer after them. See that they hear of it another way.",),
    )


def _dated(news: News, told: Mapping[str, str]) -> Said:
    line = _DATED.get(news.kind, _DATED["task"]) + _STEPS.get(news.what, "")
    return Said(line.format(**told))


def _quoted(said: str) -> str:
    return f"They say: “{words.shortened(said, LONGEST)}”" if said else ""


def _office(held: str, titles: Mapping[str, str]) -> str:
    office, _, seat = held.partition("@")
    title = titles.get(office, plain(office))
    return f"{title} ({plain(seat)})" if seat else title


def _as_office(news: News, titles: Mapping[str, str]) -> str:
    """Return the office as which one is told, where that is one."""
    return _office(news.offices[0], titles) if len(news.offices) == 1 else ""


_SAYS: Mapping[str, Callable[[News, Mapping[str, str]], Said]] = {
    "approval": _approval,
    "approval-reminder": _reminder,
    "approval-escalated": _escalated,
    "approval-decided": _decided,
    "consultation": _consultation,
    "breach": _breach,
    "question": _question,
    "question-answered": _answered,
    "task": _task,
    "duty": _task,
    "report": _report,
    "risk": _risk,
    "risk-told": _risk_told,
    "office": _given,
    "unreached": _unreached,
}
"""What is said of each kind; whatever else there is has a day."""
