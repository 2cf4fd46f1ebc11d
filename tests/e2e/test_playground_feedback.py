"""From a meeting to the quarter's report: three people, each at a client of their own."""

import os
import subprocess
import sys

import pytest
from docx import Document

from tests.e2e.chat_page import ChatPage
from tests.e2e.several import chats_at, clients, told
from tests.e2e.starting import ROOT

PEOPLE = ("demo-lead-halton", "demo-treasurer", "demo-chief-of-staff")
MORNING = "2026-05-12T09:30:00+01:00"
"""A working day: nobody's quiet hours."""

PRESS, CHARACTER, BEARABLE = 1.5, 0.3, 90
"""Seconds for a press and for a letter on a phone, and how long logging a meeting may take."""

DATA = ROOT / "adapters" / "data"
PROCESS = {
    "layers": "copacc,scrutiny",
    "roles": str(DATA / "demo-cheshire-roles.yaml"),
    "directory": str(DATA / "demo-cheshire-scrutiny.yaml"),
    "now": MORNING,
}
OUTCOME = "CCTV for Widnes is funded"
TEAM = "Cheshire Chief Executives' Management Team"
WHOLE = "A risk to a partnership as a whole"
RISK = "The analyst's post may go"

pytestmark = pytest.mark.e2e


class OnAPhone(ChatPage):
    """A person whose presses and letters are counted."""

    seconds = 0.0

    async def say(self, text: str) -> None:
        self.seconds += PRESS * 2 + CHARACTER * len(text)
        await super().say(text)

    async def presses(self, button: str) -> None:
        self.seconds += PRESS
        await super().presses(button)

    async def picks(self, question: str, choice: str) -> None:
        self.seconds += PRESS * 2
        await super().picks(question, choice)

    async def fills(self, label: str, text: str) -> None:
        self.seconds += PRESS + CHARACTER * len(text)
        await super().fills(label, text)


@pytest.fixture
def urls(tmp_path):
    """Return where the client of each of them is."""
    with clients(tmp_path, PEOPLE, **PROCESS) as found:
        yield found


@pytest.fixture
async def chats(urls, browser, pictures):
    """Return the chat of each of them, in that order."""
    async with chats_at(urls.values(), browser, pictures, OnAPhone) as opened:
        yield opened


async def test_a_meeting_is_logged_in_time_and_its_risk_is_judged_and_reported(chats, tmp_path):
    """Logged within ninety seconds; judged, taken on the log, passed on; in the quarter's report."""
    lead, treasurer, chief = chats
    await lead.as_on_a_phone()
    await logged(lead)
    assert lead.seconds <= BEARABLE
    await judged(treasurer)
    await passed_on(treasurer)
    await decided(chief)
    await told(lead, "The four councils pay for her")
    await lead.picture("told-of-it")
    text = written(tmp_path)
    assert OUTCOME in text
    assert RISK in text
    assert f"goes on to the {TEAM}. The four councils pay for her." in text


async def logged(chat: OnAPhone) -> None:
    """From the first word to the receipt."""
    await chat.say("just back from the Halton CDRP")
    await chat.reads("Feedback from a partnership meeting")
    await chat.picture("first-card")
    await chat.fills("What is better for communities because of it?", OUTCOME)
    await chat.fills("Is there a risk to the Authority?", RISK)
    await chat.presses("Log it")
    await chat.reads("Logged as MTG-", "RSK-")
    await chat.picture("logged")


def written(folder) -> str:
    """Return the text of the quarter's report, written beside the running server."""
    file = folder / "quarter.docx"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PARTNERSHIPS_")}
    environment |= {"PARTNERSHIPS_STORE": f"sqlite:///{folder}/store.sqlite"}
    environment |= {f"PARTNERSHIPS_{name.upper()}": value for name, value in PROCESS.items()}
    report = ["report", "lead_member_quarterly", "--quarter", "2026Q2", "--area", "halton"]
    person = ["--as", "demo-lead-halton", "--out", str(file)]
    ran = subprocess.run(
        [sys.executable, "-m", "bot", *report, *person],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    document = Document(str(file))
    cells = (cell.text for t in document.tables for row in t.rows for cell in row.cells)
    return "\n".join((*(p.text for p in document.paragraphs), *cells))


async def judged(treasurer: ChatPage) -> None:
    """Told of it, the treasurer judges it and puts it on the log with what is done about it."""
    await told(treasurer, RISK)
    await treasurer.presses("Open")
    await treasurer.reads("RSK-")
    await treasurer.presses("Judge it")
    await treasurer.picture("judging")
    await treasurer.reads("significant")
    await treasurer.picks("Is it significant?", "Yes, significant")
    await treasurer.picks("To whom is it a risk?", "Both of them")
    await treasurer.fills("Why", "Nobody else reads the figures")
    await treasurer.presses("Record the judgement")
    await treasurer.reads("It goes on the log: say what is done about it.")
    await treasurer.presses("Put it on the log")
    await treasurer.picture("taking")
    await treasurer.reads("Put RSK-")
    await treasurer.fills("What is done about it?", "Two more people learn to read them")
    await treasurer.picks("What is done with it?", "Treat: make it smaller")
    await treasurer.presses("Put it on the log")
    await treasurer.reads("on the risk log", "Two more people learn to read them")
    await treasurer.picture("on-the-log")


async def passed_on(treasurer: ChatPage) -> None:
    """To the chief executive, since the whole partnership is concerned."""
    await treasurer.presses("Pass it on")
    await treasurer.reads("Pass RSK-")
    await treasurer.picture("passing-on")
    await treasurer.picks("To whom?", f"The Chief Executive of the Authority ({WHOLE})")
    await treasurer.fills("Why", "Every partner reads those figures")
    await treasurer.presses("Pass it on")
    await treasurer.reads("It is passed on to the Chief Executive of the Authority.")


async def decided(chief: ChatPage) -> None:
    """Told of it, the chief executive lets it go on."""
    await told(chief, RISK)
    await chief.presses("Open")
    await chief.reads("Every partner reads those figures")
    await chief.presses("Say what follows")
    await chief.picks("What follows?", f"Yes: it goes to the {TEAM}")
    await chief.fills("Why", "The four councils pay for her")
    await chief.picture("deciding")
    await chief.presses("Record the choice")
    await chief.reads(f"it goes on, to the {TEAM}", "The four councils pay for her")
    await chief.picture("decided")
