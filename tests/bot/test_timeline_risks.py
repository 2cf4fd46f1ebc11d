"""What happened to a risk is said in one sentence for each event, with all that it says."""

import json
from pathlib import Path

import pytest

from adapters.editions_files import FileEditions
from bot.naming import Names
from bot.timeline_words import sentence

EDITION = FileEditions(FileEditions.default_folder()).current("cheshire").edition
LINES = (Path(__file__).parents[1] / "history" / "risk.jsonl").read_text(encoding="utf-8")
HAPPENED = [json.loads(line) for line in LINES.splitlines()]
SAID = {
    "risk-reported": "reported a risk to the organisation and the partnership as a whole: “The grant ends” (the treasurer judges it)",
    "risk-evaluated": "judged the risk to the organisation and the partnership as a whole significant, as the treasurer: “nobody else pays”",
    "risk-logged": "put the risk on the log for the partnership lead and R. Lee, to make it smaller: “ask for a renewal” (the partnership lead and demo-lead, by 15 January 2027), to be looked at again on 23 February 2027; elsewhere: line 4 of the board's own register",
    "mitigation-added": "added what is done about it: “ask for a renewal” (the partnership lead and demo-lead, by 15 January 2027)",
    "mitigation-completed": "said that action 1 was done on 20 November 2026: “the council agreed”, written in “letter 12”",
    "mitigation-reassigned": "gave action 1 to the managers and demo-lead: “they know the council”",
    "mitigation-dropped": "dropped action 2: “not needed any more”",
    "risk-scored": "scored the risk as it stands: often by grave, 9 (high), “as the board sees it”",
    "risk-rescoring-asked": "asked for a new score, as something changed: “the council left”",
    "risk-accepted": "recorded that demo-chief, as the chief executive, accepts the risk at 9 (high) until 31 March 2027: “no more can be done”",
    "risk-acceptance-lapsed": "ended the acceptance of the risk, as it was taken back: “it can be treated after all”",
    "risk-escalated": "passed the risk on from the treasurer to the chief executive, minute “note 3”: “the whole partnership may end”",
    "escalation-decided": "chose, as the chief executive, that the risk goes on to the chief executives management team, minute “Minute 9”, document “paper 2”: “all four councils pay”",
    "risk-reviewed": "looked at the risk again: “as it was”; next on 23 May 2027",
    "risk-reassigned": "gave the risk to the managers and demo-lead: “the lead moved”",
    "risk-treatment-changed": "chose to bear it: “the chief accepts it”",
    "risk-high-flagged": "marked the risk as high, as the treasurer: “it could end the work”",
    "risk-linked": "linked the risk with FRM-EIRCEIRC: “it was asked there”",
    "risk-unlinked": "said that the risk does not belong with FRM-EIRCEIRC: “the wrong form”",
    "risk-corrected": "corrected the risk: title “The Home Office grant ends”; external “line 5”; categories financial, legal; bearers opcc; partners none; about no entry; area warrington (“as the letter has it”)",
    "risk-closed": "closed the risk: “the council pays”",
    "risk-reopened": "reopened the risk: “the council withdrew”",
    "risk-voided": "said that the risk was reported by mistake: “reported twice”",
}


@pytest.mark.parametrize("recorded", HAPPENED, ids=[each["name"] for each in HAPPENED])
def test_each_event_of_a_risk_has_its_sentence(recorded):
    """Whose, why, where it is written, and what comes next."""
    assert sentence(recorded["name"], recorded["event"], Names(EDITION)) == SAID[recorded["name"]]


def test_what_an_event_leaves_out_is_not_said():
    """A score in words, an acceptance without an office, a choice that it goes no further."""
    names = Names(None)
    text = {"subject": "x", "text": "because"}
    bare = {"which": "target", "scale": None, "words": text}
    assert sentence("risk-scored", bare, names) == "scored the risk as aimed for: “because”"
    lapsed = {"because": "rescored", "reason": None}
    assert sentence("risk-acceptance-lapsed", lapsed, names) == (
        "ended the acceptance of the risk, as it was scored anew"
    )
    no = {"office": "chief", "to_office": "", "choice": "no", "reason": text} | {
        "minute": None,
        "document": None,
        "recorded_for": False,
    }
    assert sentence("escalation-decided", no, names) == (
        "chose, as the chief, that the risk goes no further: “because”"
    )
    heard = no | {"choice": "considered", "minute": text, "recorded_for": True}
    assert sentence("escalation-decided", heard, names) == (
        "recorded what the chief made of the risk, minute “because”: “because” (entered for the"
        " chief)"
    )
