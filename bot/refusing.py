"""Every reason for not doing what was asked has one kind sentence, found by its code."""

from collections.abc import Mapping

from bot import approval_words, words
from bot.record_words import RECORD_REFUSALS
from bot.refusing_bodies import OF_BODIES
from bot.refusing_meetings import OF_MEETINGS
from bot.refusing_notices import OF_NOTICES
from bot.refusing_reports import OF_REPORTS
from bot.refusing_risks import OF_RISKS
from bot.switches_words import REFUSALS as OF_SWITCHES
from domain.refusals import Coded

_AS_IT_STANDS = "Nothing was recorded; this is how it stands."
REFUSALS = {
    "not-opened": f"There is nothing under that number. {_AS_IT_STANDS}",
    "already-open": f"That matter was opened before. {_AS_IT_STANDS}",
    "unknown-goal": f"The policy does not answer that. {_AS_IT_STANDS}",
    "unknown-answer": f"The policy has no such answer. {_AS_IT_STANDS}",
    "answered-twice": f"That answers something twice, and differently. {_AS_IT_STANDS}",
    "not-answered": f"There is no such answer to change yet. {_AS_IT_STANDS}",
    "nothing-heard": f"What I heard was confirmed already. {_AS_IT_STANDS}",
    "not-heard": f"That was not among what I heard. {_AS_IT_STANDS}",
    "hearing-not-confirmed": f"First confirm what I heard. {_AS_IT_STANDS}",
    "another-edition": (
        f"This matter was opened under another version of the policy. {_AS_IT_STANDS}"
    ),
    "not-yours": f"Only whoever opened that matter can see it or go on with it. {_AS_IT_STANDS}",
    "not-your-office": "That is for others to do: {may}. Nothing was recorded.",
    "stale-card": words.MOVED_ON,
    "not-decided": f"That comes once the questions are answered. {_AS_IT_STANDS}",
    "nothing-said": f"Something that is needed was left blank. {_AS_IT_STANDS}",
    "not-mixed": f"The answers do not say that this is two things. {_AS_IT_STANDS}",
    "not-offered": f"It does not go on that register for certain. {_AS_IT_STANDS}",
    "still-exploring": f"It is still being explored: it goes on no register yet. {_AS_IT_STANDS}",
    "already-registered": "It is on the register already, as {arrangement}. Nothing was recorded.",
    "not-registered": f"There is no entry under that number. {_AS_IT_STANDS}",
    "entered-in-error": f"That entry was made by mistake and is closed. {_AS_IT_STANDS}",
    "no-such-form": f"The policy has no such form for this. {_AS_IT_STANDS}",
    "not-asked": f"The form does not ask that, as it stands. {_AS_IT_STANDS}",
    "form-incomplete": f"The form still lacks an answer. {_AS_IT_STANDS}",
    "form-is-done": f"That form is complete. Change an answer, and it opens again. {_AS_IT_STANDS}",
    "linked-to-itself": f"A matter cannot belong with itself. {_AS_IT_STANDS}",
    "goes-on-register": f"It goes on a register, so it can be put there. {_AS_IT_STANDS}",
    "not-referable": f"There is nothing here to ask that office about. {_AS_IT_STANDS}",
    "unknown-office": f"I do not know that office. {_AS_IT_STANDS}",
    "unknown-person": f"I do not know that person. {_AS_IT_STANDS}",
    "already-holds": f"That office is held by that person already. {_AS_IT_STANDS}",
    "holds-no-office": f"That person does not hold that office then. {_AS_IT_STANDS}",
    "ends-before-it-begins": f"The last day comes before the first. {_AS_IT_STANDS}",
    "unknown-seat": (
        "That office is held seat by seat, or has no such seat; its seats are: {seats}."
        f" {_AS_IT_STANDS}"
    ),
    "delegates-to-themselves": f"Somebody else is needed to delegate to. {_AS_IT_STANDS}",
    "nobody-would-answer": (
        "Nobody would answer for the {office} any more, and that office answers where no other"
        f" does. Appoint somebody to it first. {_AS_IT_STANDS}"
    ),
    "own-request": (
        "You asked for this yourself, so somebody else decides it. Nothing was recorded."
    ),
    "succeeds-themselves": f"Somebody else is needed to take over. {_AS_IT_STANDS}",
    "has-left": (
        "It is recorded already that {person} left, with another day or for {successor} to take"
        f" over. {_AS_IT_STANDS}"
    ),
    "has-not-left": f"Nothing says that this person left. {_AS_IT_STANDS}",
    "has-ended": f"It has ended, so there is nothing of it to review or to end. {_AS_IT_STANDS}",
    "must-stay": (
        "The law asks us to attend, so it is not left while it does. Its terms and membership are"
        f" gone over with the group instead. {_AS_IT_STANDS}"
    ),
    "no-high-risk": f"This policy does not mark it as high risk. {_AS_IT_STANDS}",
    "marked-already": f"It is marked as high risk already. {_AS_IT_STANDS}",
    "not-marked": f"It is not marked as high risk. {_AS_IT_STANDS}",
    "still-to-come": f"That day has not come yet. Give one that has. {_AS_IT_STANDS}",
    "no-such-review": f"There is no review and no change with that number. {_AS_IT_STANDS}",
    "not-ending": f"Nobody has said yet that it is to end. Say that first. {_AS_IT_STANDS}",
    "agreed-with-whom": f"A change needs somebody with whom it was agreed. {_AS_IT_STANDS}",
    "no-such-id": words.GONE,
    **RECORD_REFUSALS,
    "key-reused": words.CAME_BEFORE,
    "nothing-to-move-to": f"It is under the version in force already. {_AS_IT_STANDS}",
    "outside-scope": (
        "You are with {own}. This policy is for the people of {organisations}, so your matters are"
        " not decided under it. For anything about it, ask {ask}. Nothing was recorded."
    ),
    "no-such-task": f"There is no task under that number. {_AS_IT_STANDS}",
    "nobody-to-do-it": "A task is for an office or a person; say whose it is.",
    "task-is-over": f"That task is {{status}} already. Reopen it to go on. {_AS_IT_STANDS}",
    "task-is-open": f"That task is still to be done: there is nothing to reopen. {_AS_IT_STANDS}",
    "anothers-task": (
        "You can open a task for yourself, or for an office; name the office that the person holds."
        " Nothing was recorded."
    ),
    "other-task": f"Another task has that number already. {_AS_IT_STANDS}",
    **OF_BODIES,
    **OF_SWITCHES,
    **OF_MEETINGS,
    **OF_RISKS,
    **OF_REPORTS,
    **OF_NOTICES,
    **approval_words.REFUSALS,
    "stale-stream": words.BUSY,
    "unavailable": words.UNAVAILABLE,
    "unreadable": words.UNAVAILABLE,
    "nobody-named": f"Say who it is: by their id here, or by name. {_AS_IT_STANDS}",
    "no-such-representative": f"Nobody has that number here. {_AS_IT_STANDS}",
    "already-represents": f"They represent us there already, or are about to. {_AS_IT_STANDS}",
    "days-reversed": f"The last day lies before the first. {_AS_IT_STANDS}",
    "not-its-turn": f"Another step comes first. {_AS_IT_STANDS}",
    "nothing-awaited": f"That appointment waits for nothing any more. {_AS_IT_STANDS}",
    "step-of-others": "That step is for others to take: {may}. Nothing was recorded.",
    "own-appointment": (
        "Nobody decides on an appointment that they proposed, or that is their own. Somebody else"
        " who holds the office can. Nothing was recorded."
    ),
    "where-written": f"What a body decided is recorded with its minute. {_AS_IT_STANDS}",
    "no-way-to-appoint": (
        "No way of appointing is written down for it. Enter who represents us instead. Nothing was"
        " recorded."
    ),
    "not-not-sure": f"Only what somebody is not sure of is put to an office. {_AS_IT_STANDS}",
    "not-sent": f"That question is with nobody now. {_AS_IT_STANDS}",
    "answered-there": f"Somebody else of the office answered it meanwhile. {_AS_IT_STANDS}",
    "answered-by-office": (
        "That was answered by the office that was asked. To answer otherwise, open the outcome and"
        " type *answer otherwise*: it wants a reason. Nothing was recorded."
    ),
    "your-own-office": f"You hold that office: answer it yourself. {_AS_IT_STANDS}",
}
"""What is said for each reason that something is not done, by its code."""

_CAPACITIES = {
    "staff": "people of the organisations that the policy is for",
    "opener": "whoever opened the matter",
    "registrant": "whoever put it on the register",
    "keeper": "whoever keeps the register",
    "contact": "the policy's author",
    "owner": "whoever owns the policy",
    "auditor": "an auditor",
    "lead": "whoever leads the partnership",
    "representative": "whoever represents us in it",
    "approver": "whoever is asked to approve it",
    "holder": "whoever holds the office",
    "requester": "whoever asked for it",
}


def refused(refusal: Coded, titles: Mapping[str, str]) -> str:
    """Say why something is not done; *titles* are those of the offices."""
    office = refusal.data.get("ask", "")
    status, decision = (refusal.data.get(each, "") for each in ("status", "decision"))
    data = {
        **refusal.data,
        "status": approval_words.STATUSES.get(status, status),
        "decision": approval_words.ANSWERS.get(decision, decision),
        "may": those_who_may(refusal, titles),
        "seats": refusal.data.get("seats", "") or "none that are known",
        "office": titles.get(refusal.data.get("office", ""), "office"),
        "ask": f"the {titles[office]}" if office in titles else _CAPACITIES["contact"],
        "waits_for": _offices(refusal.data.get("waits", ""), titles),
        "organisations": words.listed(refusal.data.get("organisations", "").split("; ")),
    }
    return REFUSALS[refusal.code].format(**data)


def _offices(listed: str, titles: Mapping[str, str]) -> str:
    named = [f"the {titles.get(each, each)}" for each in listed.split(", ") if each]
    return words.listed(named)


def those_who_may(refusal: Coded, titles: Mapping[str, str]) -> str:
    """Say whose it is to do what was refused."""
    may = [
        _CAPACITIES.get(who) or (f"the {titles[who]}" if who in titles else "another office")
        for who in refusal.data.get("may", "").split(", ")
    ]
    return words.listed(may, " or ")
