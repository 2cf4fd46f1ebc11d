"""Whoever is not sure has the office asked that knows, and the office answers as itself."""

import re
from contextlib import suppress

from bot import question_words as said
from bot.asked import Ask, asked
from bot.asking import card_of
from bot.doing import do
from bot.feature import Deed, Feature
from bot.front import Front
from bot.question_screens import (
    FEATURE,
    called,
    card_for,
    choices_of,
    inbox_screen,
    office_of,
    question_screen,
)
from bot.screens import Choice, Field, Screen
from bot.standing import question_now
from domain.policy.facts import UNSURE
from domain.refusals import Refusal
from domain.services.questions import QuestionRow, ToAsk

_INBOX = re.compile(
    r"(?:show |see )?(?:me )?(?:the |my )?questions?(?: (?:that wait |waiting )?(?:for|to) me)?"
    r"|(?:what|which) questions? waits? for me|what do people ask me",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?P<what>(?:show |open )?|answer |correct |decline |cannot tell )"
    r"question (?P<number>\d{1,3})",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"(?:please )?ask (?:them|someone(?: who knows)?|the office|(?:the )?(?P<who>[\w&' -]{3,60}))",
    re.IGNORECASE,
)
_DOES = {"answer": "answer", "correct": "correct", "decline": "decline", "cannot tell": "decline"}
_LONG = 1_000


def _greets(front: Front) -> tuple[str, ...]:
    count = 0
    with suppress(Refusal):
        count = sum(row.waiting for row in front.desk.questions.inbox(front.actor))
    if not count:
        return ()
    return (said.ONE_WAITS if count == 1 else said.MANY_WAIT.format(count=count),)


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?")
    if _INBOX.fullmatch(line):
        return _inbox(front)
    one = _ONE.fullmatch(line)
    if one is not None:
        rows = front.desk.questions.inbox(front.actor)
        number = int(one["number"])
        if not 1 <= number <= len(rows):
            return _inbox(front, said.NO_SUCH)
        row = rows[number - 1]
        what = _DOES.get(one["what"].strip().lower())
        return _one(front, row) if what is None else do(front, Deed(FEATURE, what, row.id))
    wish = _ASK.fullmatch(line)
    return None if wish is None else _ask_them(front, wish["who"] or "")


def _ask_them(front: Front, who: str) -> Screen | None:
    """Put what is open to the office that *who* names, or to the one there is."""
    if front.empty or front.form is not None or front.paper is not None:
        return None
    seen = front.seen()
    question = question_now(seen, front.changing)
    if question is not None and not who:
        grouped = seen.enquiry.confirming or len(question.items) > 1
        if grouped or front.moved_on(seen):
            return front.now(said.SURE_FIRST)
        front.answer(seen, question, ((question.items[0].fact, UNSURE),), front.shown_at)
        front.changing = ()
        after = front.settled(front.seen(), said.SURE_NOTED)
        seen = front.seen()
        if not seen.enquiry.decided:
            return after
    titles = seen.policy.edition.office_titles
    open_yet = front.desk.questions.to_ask(front.actor, seen)
    meant = [each for each in open_yet if _names(who, titles[each.office])]
    if not meant:
        return None if who else front.now(said.NOT_HERE)
    if len(meant) > 1:
        return front.now(said.WHICH)
    return do(front, Deed(FEATURE, "send", meant[0].fact, front.matter, seen.enquiry.version))


def _names(who: str, title: str) -> bool:
    """Tell whether every word of *who* is one of the title's, or begins one."""
    words = title.casefold().split()
    return all(any(w.startswith(each) for w in words) for each in who.casefold().split())


def _done(front: Front, deed: Deed) -> Screen:
    match deed.what:
        case "inbox":
            return _inbox(front)
        case "send":
            return _send(front, deed)
        case "withdraw":
            return _withdraw(front, deed)
        case "otherwise":
            return _otherwise(front, deed)
        case _:
            return _for_the_office(front, deed)


def _send(front: Front, deed: Deed) -> Screen:
    seen = front.desk.enquiries.get(front.actor, deed.id)
    edition = seen.policy.edition
    open_yet = front.desk.questions.to_ask(front.actor, seen)
    to_ask = next((each for each in open_yet if each.fact == deed.which), None)
    if to_ask is None:
        front.take(seen)
        return front.settled(seen, said.NOT_HERE)
    told = {"office": edition.office_titles[to_ask.office]}
    question = edition.fact_by_id[to_ask.fact].question
    ask = Ask(
        deed=deed,
        title=said.SEND_TITLE.format(question=question, **told),
        button=said.SEND_BUTTON,
        fields=(Field("note", said.SEND_NOTE, hint=said.SEND_NOTE_HINT, longest=_LONG),),
        about=(*_in_place_of(to_ask, edition.office_titles), said.SEND_ABOUT, _told_when(told)),
    )
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    sent = front.desk.questions.send(
        front.act(),
        seen.id,
        to_ask.fact,
        note=values["note"],
        shown=front.shown(card_of(seen.policy, [to_ask.fact])),
    )
    front.take(sent)
    return front.settled(sent, said.SENT.format(**told))


def _told_when(told: dict[str, str]) -> str:
    return said.SEND_TOLD.format(**told)


def _in_place_of(to_ask: ToAsk, titles: dict[str, str]) -> tuple[str, ...]:
    if to_ask.through in {"", to_ask.office}:
        return ()
    through = titles.get(to_ask.through, to_ask.through)
    return (said.NOBODY.format(office=titles[to_ask.office], through=through),)


def _withdraw(front: Front, deed: Deed) -> Screen:
    seen = front.desk.enquiries.get(front.actor, deed.id)
    sent = next((each for each in seen.enquiry.sent if each.fact == deed.which), None)
    after = front.desk.questions.withdraw(front.act(), seen.id, deed.which)
    front.take(after)
    office = "" if sent is None else seen.policy.edition.office_titles.get(sent.office, sent.office)
    return front.settled(after, said.WITHDRAWN.format(office=office))


def _otherwise(front: Front, deed: Deed) -> Screen:
    seen = front.desk.enquiries.get(front.actor, deed.id)
    edition = seen.policy.edition
    sent = next((e for e in seen.enquiry.sent if e.fact == deed.which), None)
    if sent is None or sent.status != "answered":
        front.take(seen)
        return front.settled(seen, said.NOT_HERE)
    card = card_of(seen.policy, [sent.fact])
    told = {
        "office": edition.office_titles.get(sent.office, sent.office),
        "answer": edition.fact_by_id[sent.fact].label_of(sent.value),
    }
    choices = card.items[0].choices
    ask = Ask(
        deed=deed,
        title=said.OTHERWISE_TITLE.format(question=card.heading),
        button=said.OTHERWISE,
        fields=(
            _choice("value", said.OTHERWISE_ANSWER, choices),
            Field("reason", said.OTHERWISE_REASON, longest=_LONG, required=True),
        ),
        about=(said.OTHERWISE_ABOUT.format(**told),),
    )
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    shown = front.shown(card)
    after = front.desk.questions.overrule(
        front.act(), seen.id, sent.fact, shown=shown, value=values["value"], reason=values["reason"]
    )
    front.take(after)
    return front.settled(after, said.OTHERWISE_DONE.format(**told))


def _for_the_office(front: Front, deed: Deed) -> Screen:
    """Answer, correct or send back a question as the office that was asked."""
    row = front.desk.questions.get(front.actor, deed.which)
    ask = _ask_for(front, deed, row)
    if ask is None:
        return _one(front, row)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    told = _told(front, row)
    if deed.what == "decline":
        front.desk.questions.decline(front.act(), row.id, why=values["why"])
        return _inbox(front, said.DECLINE_DONE.format(**told))
    front.desk.questions.answer(
        front.act(),
        row.id,
        value=values["value"],
        note=values.get("note", ""),
        reason=values.get("reason", ""),
        shown=front.shown(card_for(front.desk, row)),
    )
    return _inbox(front, said.ANSWER_DONE.format(**told))


def _ask_for(front: Front, deed: Deed, row: QuestionRow) -> Ask | None:
    told, card = _told(front, row), card_for(front.desk, row)
    if deed.what == "decline":
        why = Field("why", said.DECLINE_WHY, longest=_LONG, required=True)
        title = said.DECLINE_TITLE.format(question=card.heading)
        return Ask(deed, title, said.DECLINE, (why,), (said.DECLINE_ABOUT.format(**told),))
    if deed.what not in {"answer", "correct"}:
        return None
    answer = _choice("value", said.ANSWER_FIELD, choices_of(card.items[0]))
    beside = (
        Field("reason", said.CORRECT_REASON, longest=_LONG, required=True)
        if deed.what == "correct"
        else Field("note", said.ANSWER_NOTE, longest=_LONG)
    )
    title = said.ANSWER_TITLE.format(question=card.heading, **told)
    about = (said.ANSWER_ABOUT.format(**told),)
    return Ask(deed, title, said.ANSWER, (answer, beside), about)


def _choice(name: str, label: str, choices: tuple[Choice, ...]) -> Field:
    return Field(name, label, kind="choice", choices=choices, required=True)


def _told(front: Front, row: QuestionRow) -> dict[str, str]:
    edition = front.desk.questions.policy_of(row).edition
    who = called(front.desk, front.actor, row.asker)
    return {"office": office_of(edition, row), "who": who[:1].upper() + who[1:]}


def _one(front: Front, row: QuestionRow) -> Screen:
    return front.aside(question_screen(front.desk, front.actor, row))


def _inbox(front: Front, *notice: str) -> Screen:
    rows = front.desk.questions.inbox(front.actor)
    return front.aside(inbox_screen(front.desk, front.actor, rows, notice))


QUESTION_FEATURE = Feature(FEATURE, said=_said, done=_done, greets=_greets)
"""Questions that are put to offices: in a matter, and with whoever is asked."""
