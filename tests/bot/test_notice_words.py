"""A notice says what it is about, why it comes and what to do, in plain words and by titles."""

from datetime import date, timedelta
from typing import get_args

import pytest

from bot.notice_words import Words
from domain.model.notice.kinds import Kind
from domain.model.notice.state import Notice
from domain.services.notice_said import Said
from domain.views.news import News
from domain.views.notices import NoticeRow
from tests.bot.test_words_on_screen import faults
from tests.support.builders import NOON

TITLES = {"commissioner": "Commissioner", "chief": "Chief Constable"}
DAY = date(2026, 7, 8)
WORDS = Words()
DATED = ("soon", "today", "overdue")
STEPS = {
    "approval-decided": ("approved", "declined", "changes_asked", "expired", "staled"),
    "question-answered": ("answered", "declined"),
    "risk": ("passed", "evaluates", "logs", "escalates", "decides"),
    "risk-told": (
        *("significant", "not_significant", "logged", "escalated", "decided_yes", "accepted"),
        *("closed", "reopened", "voided"),
    ),
    "office": ("appointed", "acting", "delegated"),
    "report": ("clears", "releases", "released", *DATED),
}
ONCE = {"approval", "approval-reminder", "approval-escalated", "consultation", "breach", "question"}
SAID = [
    (kind, what)
    for kind in get_args(Kind)
    if kind != "digest"
    for what in (STEPS.get(kind) or (("",) if kind in ONCE else DATED))
]


def news(kind, what="", **others):
    told = {"title": "Dog unit", "office": "chief", "said": "too dear", "due": DAY}
    return News(kind=kind, what=what, **(told | others))


@pytest.mark.parametrize(("kind", "what"), SAID)
def test_every_notice_names_its_matter_plainly(kind, what):
    said = WORDS.news(news(kind, what, offices=("commissioner@north_west",)), TITLES)
    assert faults(iter([said.title, *said.lines])) == []
    assert said.lines[-1] == "It waits for you as the Commissioner (north west)."
    assert "Dog unit" in said.title or kind == "office"
    assert "{" not in said.title


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            news("approval", offices=("commissioner",)),
            Said(
                "Your approval is asked for “Dog unit”",
                (
                    "Open it to see what was laid before you, and answer there.",
                    "It waits for you as the Commissioner.",
                ),
            ),
        ),
        (
            news("approval-decided", "declined"),
            Said(
                "The Chief Constable declined “Dog unit”",
                ("They say: “too dear”", "You are told because you asked for it."),
            ),
        ),
        (news("review", "soon"), Said("Review of “Dog unit”: due on 8 July 2026")),
        (news("review", "today"), Said("Review of “Dog unit”: due today")),
        (news("task", "overdue"), Said("“Dog unit”: overdue since 8 July 2026")),
        (news("task"), Said("For you to do: “Dog unit”", ("Due on 8 July 2026.",))),
        (news("task", due=None), Said("For you to do: “Dog unit”", ("It has no day.",))),
        (
            news("office", "appointed", said=""),
            Said(
                "You hold the office of Chief Constable from 8 July 2026",
                ("To see what waits for you, type: my tasks.",),
            ),
        ),
    ],
)
def test_it_says_why_it_comes_and_what_to_do(told, said):
    assert WORDS.news(told, TITLES) == said


def test_what_people_said_is_cut_short():
    said = WORDS.news(news("approval-decided", "declined", said="far too dear " * 40), TITLES)
    assert max(map(len, said.lines)) < 150


def test_a_digest_has_a_line_for_each_with_its_number():
    rows = [
        NoticeRow(
            id=str(n),
            notice=Notice(title=f"Review {n}", number=number),
            raised_at=NOON + timedelta(minutes=n),
            touched_at=NOON,
        )
        for n, number in ((1, "ARR-A"), (2, ""))
    ]
    assert WORDS.digest(rows) == Said("2 things for you", ("Review 1 (ARR-A)", "Review 2"))
    many = WORDS.digest(rows * 11)
    assert (many.title, len(many.lines)) == ("22 things for you", 21)
    assert many.lines[-1] == "And 2 more: type what have you sent me, or my tasks."


def test_what_need_not_be_told_says_how_to_hear_less():
    assert WORDS.opt_out == (
        "To have no more reminders, type: stop reminders. To choose otherwise: notices."
    )
