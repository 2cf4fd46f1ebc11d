"""Every event that can happen has its sentence here, and nowhere else: what somebody did, past."""

from collections.abc import Callable

from bot import timeline_offices, words
from bot.days import said_day_of
from bot.naming import NOT_SETTLED, Names, plain
from bot.timeline_approval import OF_APPROVALS
from bot.timeline_bodies import OF_BODIES
from bot.timeline_life import OF_LIFE
from bot.timeline_questions import OF_QUESTIONS
from bot.timeline_record import OF_RECORDS
from bot.timeline_reports import OF_REPORTS
from bot.timeline_representation import OF_REPRESENTATION
from bot.timeline_reviews import OF_REVIEWS
from bot.timeline_risks import OF_RISKS
from bot.timeline_sheets import SENTENCES as SHEETS
from bot.timeline_switches import OF_SWITCHES
from bot.timeline_texts import Says, edition_of, listed, reason_of, text_of, value_of
from domain.identity import short_form
from domain.policy.aspects import LEFT_OPEN

PREFIXES = {"enquiry": "ENQ", "arrangement": "ARR", "task": "TSK", "risk": "RSK"}


def sentence(event: str, says: Says, names: Names) -> str:
    """Return what happened, to stand behind whoever did it and a colon; it has no full stop."""
    said = SENTENCES.get(event)
    return event.replace("-", " ") if said is None else said(says, names)


def _opened(says: Says, names: Names) -> str:
    del names
    goal = words.GOALS.get(says["goal"], plain(says["goal"]))
    return f"asked {goal}: “{text_of(says['opening'])}”"


def _heard(says: Says, names: Names) -> str:
    heard = (
        f"{names.answer(each['fact'], each['value'])} (“{text_of(each['words'])}”)"
        for each in says["heard"]
    )
    return f"that was heard as: {listed(heard)}"


def _confirmed(says: Says, names: Names) -> str:
    dropped = listed(names.fact(fact) for fact in says["dropped"])
    return "confirmed what was heard" + (f", except: {dropped}" if dropped else "")


def _answered(says: Says, names: Names) -> str:
    how = {
        "heard": ", as said at the start",
        "split": ", before the matter was split",
        "form": ", in a form",
        "office": ", as the office that knows",
    }
    return f"answered{how.get(says['source'], '')}: {names.answer(says['fact'], says['value'])}"


def _changed(says: Says, names: Names) -> str:
    fact = says["fact"]
    now, was = (names.value(fact, says[each]) for each in ("value", "was"))
    return f"changed an answer: {names.fact(fact)}: now {now}, was {was}"


def _widened(says: Says, names: Names) -> str:
    del names
    return f"went on to ask {words.GOALS.get(says['goal'], plain(says['goal']))}"


def _determined(says: Says, names: Names) -> str:
    return f"got the answer: {listed(outcome_lines(says['result'], names))}"


def outcome_lines(result: Says, names: Names) -> list[str]:
    """Return a recorded result in short: what it is, its kind, who approves it."""
    approval = result.get("approval")
    route = approval.get("route") if isinstance(approval, dict) else approval
    said = {"partnership": result.get("partnership"), "kind": result.get("kind"), "approval": route}
    shown = {each: str(value) for each, value in said.items() if value not in {None, "none"}}
    lines = []
    for aspect, value in shown.items():
        settled = value != LEFT_OPEN
        lines.append(
            names.label(aspect, value) if settled else f"{names.about(aspect)}: {NOT_SETTLED}"
        )
    return lines


def _moved(says: Says, names: Names) -> str:
    left = listed(names.fact(fact) for fact in says["ignored"])
    without = f", where these answers do not count: {left}" if left else ""
    return f"moved it from {edition_of(says['was'])} to {edition_of(says['edition'])}{without}"


def _told_of_change(says: Says, names: Names) -> str:
    del names
    return f"was told that {edition_of(says['edition'])} is in force and changes the outcome"


def _linked(says: Says, names: Names) -> str:
    del names
    other = short_form(PREFIXES[says.get("record", "arrangement")], says["other"])
    return f"linked to {other}{reason_of(says['why'])}"


def _referred(says: Says, names: Names) -> str:
    asked = f": “{text_of(says['question'])}”" if says["question"] else ""
    return f"put to the {names.office(says['office'])}: {names.about(says['about'])}{asked}"


def _registered(says: Says, names: Names) -> str:
    where = names.register(says["register_id"])
    return f"put on the {where} as “{text_of(says['title'])}”"


def _classified(says: Says, names: Names) -> str:
    by = short_form("ENQ", says["enquiry"])
    under = edition_of(says["edition"])
    what = "; ".join(names.label(part, says[part]) for part in ("kind", "approval"))
    return f"classified by {by} under {under}: {what}"


def _corrected(says: Says, names: Names) -> str:
    del names
    was, now = (value_of(says[each]) for each in ("was", "now"))
    return f"{says['field']} corrected from “{was}” to “{now}”{reason_of(says['reason'])}"


def _voided(says: Says, names: Names) -> str:
    del names
    return f"marked as made by mistake{reason_of(says['reason'])}"


def _used(says: Says, names: Names) -> str:
    del names
    return f"was the first to ask under {says['title']}"


def _form_opened(says: Says, names: Names) -> str:
    about = f" for {short_form('ENQ', says['enquiry'])}" if says["enquiry"] else ""
    return f"began the form {names.form(says['form'])}{about}"


def _form_answered(says: Says, names: Names) -> str:
    question = says["question"]
    return f"wrote in the form: {names.question(question)} {_replied(says, 'reply', names)}"


def _form_changed(says: Says, names: Names) -> str:
    now, was = _replied(says, "reply", names), _replied(says, "was", names)
    return f"changed in the form: {names.question(says['question'])} now {now}, was {was}"


def _replied(says: Says, which: str, names: Names) -> str:
    """Return an answer of a form as it was given: picked, written, or said not to apply."""
    reply = says[which]
    if not reply["applies"]:
        return "does not apply"
    picked = [names.option(says["question"], value) for value in reply["values"]]
    pounds = [] if reply["amount"] is None else [f"£{reply['amount']}"]
    day = [] if reply["day"] is None else [said_day_of(reply["day"])]
    text = [] if reply["text"] is None else [f"“{text_of(reply['text'])}”"]
    return listed((*picked, *pounds, *day, *text)) or "left open"


def _form_completed(says: Says, names: Names) -> str:
    settled = [names.answer(fact, value) for fact, value in says["settled"].items()]
    if says["verdict"] is not None:
        settled.append(names.answer(*says["verdict"]))
    told = f", which settles: {listed(dict.fromkeys(settled))}" if settled else ""
    return f"completed the form {names.form(says['form'])}{told}"


def _about_care(says: Says, names: Names) -> str:
    care = says["care"]
    return f"so is to be taken care of, by asking the {names.office(care['ask'])}: {_ended(care)}"


def _about_risk(says: Says, names: Names) -> str:
    del names
    return f"so proposed a risk: {_ended(says['risk'])}"


def _ended(said: Says) -> str:
    return f"{str(said['text']).rstrip('.')} ({', '.join(said['clauses'])})"


def _proposed(says: Says, names: Names) -> str:
    del names
    since, minute = said_day_of(says["since"]), says["minute"]
    return f"proposed {edition_of(says['edition'])}, to be in force from {since} (minute: {minute})"


def _agreed(says: Says, names: Names) -> str:
    as_office = f"as {names.office(says['office'])}"
    stating = text_of(says["statement"])
    return f"agreed to {edition_of(says['edition'])} {as_office}, stating: “{stating}”"


def _stated(says: Says, names: Names) -> str:
    as_office = f"as {names.office(says['office'])}"
    return f"stated of {edition_of(says['edition'])} {as_office}: “{text_of(says['statement'])}”"


def _published(says: Says, names: Names) -> str:
    del names
    until = f" until {said_day_of(says['until'])}" if says["until"] else ""
    changed = f"; it changes the outcome of {len(says['affected'])}" if says["affected"] else ""
    since = said_day_of(says["since"])
    return f"published {edition_of(says['edition'])}, in force from {since}{until}{changed}"


def _withdrawn(says: Says, names: Names) -> str:
    del names
    until, by = said_day_of(says["until"]), edition_of(says["by"])
    return f"withdrew {edition_of(says['edition'])} after {until}, for {by}"


SENTENCES: dict[str, Callable[[Says, Names], str]] = {
    "enquiry-opened": _opened,
    "phrases-heard": _heard,
    "hearing-confirmed": _confirmed,
    "question-answered": _answered,
    "answer-changed": _changed,
    "goal-widened": _widened,
    "outcome-determined": _determined,
    "enquiry-left": lambda _, __: "left it for now",
    "enquiry-resumed": lambda _, __: "took it up again",
    "enquiry-linked": _linked,
    "matter-referred": _referred,
    "enquiry-moved": _moved,
    "policy-change-told": _told_of_change,
    "matter-kept-as-considered": lambda _, __: "let it rest as considered: it is on no register",
    "arrangement-registered": _registered,
    "arrangement-classified": _classified,
    "arrangement-corrected": _corrected,
    "arrangement-linked": _linked,
    "entry-voided": _voided,
    "form-opened": _form_opened,
    "form-answered": _form_answered,
    "form-answer-changed": _form_changed,
    "form-left": lambda _, __: "left the form for now",
    "form-resumed": lambda _, __: "took the form up again",
    "form-reopened": lambda _, __: "opened the completed form again, to change it",
    "form-completed": _form_completed,
    "care-item-opened": _about_care,
    "care-item-closed": lambda says, names: (
        f"has nothing to take care of any more: {names.question(says['question'])}"
    ),
    "risk-proposed": _about_risk,
    "risk-proposal-withdrawn": lambda says, names: (
        f"proposes no risk any more: {names.question(says['question'])}"
    ),
    "edition-first-used": _used,
    "edition-proposed": _proposed,
    "edition-agreed": _agreed,
    "edition-stated": _stated,
    "edition-published": _published,
    "edition-withdrawn": _withdrawn,
    **OF_QUESTIONS,
    **OF_REPRESENTATION,
    **timeline_offices.SENTENCES,
    **SHEETS,
    **OF_BODIES,
    **OF_RECORDS,
    **OF_APPROVALS,
    **OF_REVIEWS,
    **OF_LIFE,
    **OF_SWITCHES,
    **OF_RISKS,
    **OF_REPORTS,
}
"""The sentence of each event, by the name that it is stored under."""
