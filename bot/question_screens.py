"""A question that is with an office is shown to whoever asks and to that office, no further."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import question_words as said
from bot import words
from bot.asking import card_of, label_of
from bot.days import said_day
from bot.desk import Desk
from bot.feature import button
from bot.screens import Action, Choice, Item, Pick, Question, Screen, Section
from domain.identity import Actor
from domain.policy.edition import Edition
from domain.policy.facts import UNSURE
from domain.services.enquiries import Seen
from domain.services.questions import QuestionRow, key_of

FEATURE = "question"


def beside_asked(screen: Screen, desk: Desk, actor: Actor, seen: Seen) -> Screen:
    """Return the outcome *screen* with what was asked of offices, and what can be."""
    lines = tuple(_sent_lines(desk, actor, seen))
    if screen.question is not None or seen.enquiry.confirming:
        return screen
    offered = (*_asking(desk, actor, seen), *_doing(seen))
    sections = (Section(said.HEADING, lines),) if lines else ()
    return replace(
        screen,
        sections=(*screen.sections, *sections),
        actions=(*offered, *screen.actions),
    )


def _asking(desk: Desk, actor: Actor, seen: Seen) -> Iterator[Action]:
    edition = seen.policy.edition
    every = desk.questions.to_ask(actor, seen)
    for number, each in enumerate(every, start=1):
        title, fact = edition.office_titles[each.office], edition.fact_by_id[each.fact]
        one = len(every) == 1
        label = said.ASK if one else said.ASK_ABOUT
        yield button(
            FEATURE,
            "send",
            which=each.fact,
            says=said.ASK_THEM if one else said.ASK_NUMBER.format(number=number),
            does=said.ASK_DOES.format(question=fact.question),
            label=words.shortened(label.format(office=title, item=fact.item)),
        )


def _doing(seen: Seen) -> Iterator[Action]:
    edition, answers = seen.policy.edition, {each.fact: each for each in seen.enquiry.answers}
    for sent in seen.enquiry.sent:
        told = {"office": edition.office_titles.get(sent.office, sent.office)}
        told["question"] = edition.fact_by_id[sent.fact].question
        if sent.waiting:
            yield button(
                FEATURE,
                "withdraw",
                which=sent.fact,
                says=said.WITHDRAW.lower(),
                does=said.WITHDRAW_DOES.format(**told),
                label=said.WITHDRAW,
            )
        elif sent.status == "answered" and answers[sent.fact].source == "office":
            yield button(
                FEATURE,
                "otherwise",
                which=sent.fact,
                says=said.OTHERWISE.lower(),
                does=said.OTHERWISE_DOES.format(**told),
                label=said.OTHERWISE,
            )


def _sent_lines(desk: Desk, actor: Actor, seen: Seen) -> Iterator[str]:
    edition = seen.policy.edition
    for sent in seen.enquiry.sent:
        told = {
            "question": edition.fact_by_id[sent.fact].question,
            "office": edition.office_titles.get(sent.office, sent.office),
            "who": _beside_office(called(desk, actor, sent.by), edition, sent.office),
            "note": said.NOTE.format(text=sent.said.text) if sent.said else "",
            "answer": edition.fact_by_id[sent.fact].label_of(sent.value) if sent.value else "",
        }
        match sent.status:
            case "waiting":
                yield said.WAITS.format(day=said_day(sent.asked_on), **told)
            case "answered" if sent.answered_on:
                line = said.ANSWERED.format(day=said_day(sent.answered_on), **told)
                mine = seen.enquiry.facts[sent.fact]
                own = ""
                if mine != sent.value:
                    reason = said.REASON.format(text=sent.overruled.text) if sent.overruled else ""
                    label = edition.fact_by_id[sent.fact].label_of(mine)
                    own = said.OVERRULED.format(answer=label, reason=reason)
                yield f"{line}{own}"
            case "declined" if sent.answered_on:
                yield said.DECLINED.format(day=said_day(sent.answered_on), **told)
            case _:
                pass


def called(desk: Desk, actor: Actor, person: str) -> str:
    """Return what others see of a person, or the id where the directory does not know it."""
    found = desk.offices.person(actor, person) if person else None
    return person if found is None else found.shown


def _beside_office(who: str, edition: Edition, office: str) -> str:
    """Return who answered, unless that is the title of the office and nothing more."""
    title = edition.office_titles.get(office, office)
    return "" if who in {title, f"the {title}"} else f"{who}, "


def card_for(desk: Desk, row: QuestionRow) -> Question:
    """Return the question as the office sees it: what its answer is an answer to."""
    return card_of(desk.questions.policy_of(row), [row.sent.fact])


def choices_of(item: Item) -> tuple[Choice, ...]:
    """Return what an office can answer: it is not asked in order not to be sure."""
    return tuple(each for each in item.choices if each.value != UNSURE)


def office_of(edition: Edition, row: QuestionRow) -> str:
    """Return the title of the office that is asked."""
    return edition.office_titles.get(row.sent.office, row.sent.office)


def inbox_screen(
    desk: Desk, actor: Actor, rows: Sequence[QuestionRow], notice: tuple[str, ...] = ()
) -> Screen:
    """Return the questions to the person's offices, by number, those that wait first."""
    waiting, answered = [], []
    for number, row in enumerate(rows, start=1):
        edition = desk.questions.policy_of(row).edition
        told = {
            "number": number,
            "question": edition.fact_by_id[row.sent.fact].question,
            "who": called(desk, actor, row.asker),
            "office": office_of(edition, row),
        }
        if row.waiting:
            waiting.append(said.INBOX_LINE.format(day=said_day(row.sent.asked_on), **told))
        elif row.sent.answered_on:
            value = row.sent.value
            label = edition.fact_by_id[row.sent.fact].label_of(value) if value else said.CANNOT_TELL
            day = said_day(row.sent.answered_on)
            answered.append(said.INBOX_ANSWERED.format(day=day, answer=label, **told))
    sections = (
        Section(said.INBOX_WAITING, tuple(waiting)),
        Section(said.INBOX_DONE, tuple(answered)),
    )
    empty = said.INBOX_EMPTY if actor.offices or actor.stands_in else said.INBOX_NO_OFFICE
    return Screen(
        title=said.INBOX,
        notice=notice,
        paragraphs=() if rows else (empty,),
        sections=tuple(section for section in sections if section.lines),
        actions=(Action("question 1", said.OPENS),) if rows else (),
        pick=Pick.among(
            said.PICK,
            said.SEE,
            (
                Choice(f"question {n}", card_for(desk, row).heading)
                for n, row in enumerate(rows, start=1)
            ),
        ),
    )


def question_screen(
    desk: Desk, actor: Actor, row: QuestionRow, notice: tuple[str, ...] = ()
) -> Screen:
    """Return one question as the office sees it: nothing else of the matter is on it."""
    edition = desk.questions.policy_of(row).edition
    item = card_for(desk, row).items[0]
    office, labels = office_of(edition, row), [each.label for each in choices_of(item)]
    return Screen(
        title=card_for(desk, row).heading,
        notice=notice,
        paragraphs=tuple(_about(desk, actor, row, item)),
        sections=(Section(said.CHOICES, (words.listed(labels, " or "),)),),
        actions=tuple(_offered(row, office)),
    )


def _about(desk: Desk, actor: Actor, row: QuestionRow, item: Item) -> Iterator[str]:
    who = called(desk, actor, row.asker)
    yield said.ASKED_BY.format(who=who[:1].upper() + who[1:], opening=row.opening)
    if row.sent.note is not None:
        yield said.ADDED.format(note=row.sent.note.text)
    yield said.WHY.format(why=item.why, clauses=", ".join(item.clauses))
    if item.is_yes_no:
        yield said.YES_EXAMPLE.format(example=item.example)
        yield said.NO_EXAMPLE.format(example=item.counter_example)
    if row.sent.answered_on is not None:
        edition = desk.questions.policy_of(row).edition
        answered = row.sent.status == "answered"
        line = said.ANSWERED if answered else said.DECLINED
        yield line.format(
            question=item.text,
            answer=label_of(item, row.sent.value),
            office=office_of(edition, row),
            who=_beside_office(called(desk, actor, row.sent.by), edition, row.sent.office),
            day=said_day(row.sent.answered_on),
            note=said.NOTE.format(text=row.sent.said.text) if row.sent.said else "",
        )


def _offered(row: QuestionRow, office: str) -> Iterator[Action]:
    key = key_of(row.enquiry, row.sent.fact)
    if row.sent.status == "answered":
        yield button(
            FEATURE, "correct", which=key, says="", does=said.CORRECT_DOES, label=said.CORRECT
        )
    else:
        does = said.ANSWER_DOES.format(office=office)
        yield button(FEATURE, "answer", which=key, says="answer", does=does, label=said.ANSWER)
    if row.waiting:
        yield button(
            FEATURE,
            "decline",
            which=key,
            says="cannot tell",
            does=said.DECLINE_DOES,
            label=said.DECLINE,
        )
    yield Action("questions for me", said.MINE_DOES, said.MINE, "line", "questions for me")
