"""A form is begun, answered, changed and completed by one wish each, and shown as it then is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot import form_words, words
from bot.answers import number_in
from bot.changes import differences
from bot.form_answers import Replies, given_answers, question_of
from bot.form_front import overtaken, put_away, show_paper, take_paper
from bot.form_paper import Paper, asking, part_before
from bot.form_screens import checked_question
from bot.front import Front
from bot.meeting_asking import log_ask
from bot.review_filing import put_on_record
from bot.screens import Screen
from domain.services.enquiries import Seen
from domain.services.filled import Filled


def begin_form(front: Front, form: str, *, alone: bool) -> Screen:
    """Begin the form with that id, about the matter in front or alone, or go on with it."""
    logs = next((t for t in front.desk.meetings.templates() if t.form.id == form), None)
    if logs is not None:
        return log_ask(front, logs)
    if not alone and front.seen().enquiry.confirming:
        return front.now(form_words.FORM_LATER)
    enquiry = "" if alone else front.seen().id
    filled = front.desk.forms.open(front.act(), form=form, enquiry=enquiry)
    return take_paper(front, filled)


def held(front: Front, paper: Paper) -> Filled:
    """Return the form in hand as it is now."""
    return front.desk.forms.get(front.actor, paper.id)


def record(front: Front, paper: Paper, replies: Replies, version: int) -> Screen:
    """Record *replies* to the card shown at *version*; show what comes next."""
    filled = held(front, paper)
    asked = tuple(q for name, q in filled.form.question_by_id.items() if name in replies)
    if not asked:
        return show_paper(front, paper)
    shown = front.shown(question_of(asked, filled.form.title))
    front.desk.forms.answer(
        front.act(), paper.id, answers=replies, shown=shown, seen_version=version
    )
    left = tuple(each for each in paper.changing if each not in replies)
    return show_paper(front, replace(paper, changing=left))


def record_typed(front: Front, paper: Paper, replies: Replies, asked: Iterable[str]) -> Screen:
    """Record what was typed; say so where some of what was *asked* is still open."""
    screen = record(front, paper, replies, paper.shown_at)
    return _still_open(front, screen, set(asked) - set(replies)) if not paper.changing else screen


def record_given(
    front: Front, paper: Paper, asked: Sequence[str], given: Mapping[str, str], version: int
) -> Screen:
    """Record what was filled in on a card, or ask again for what cannot be read."""
    read = given_answers(held(front, paper), asked, given)
    if isinstance(read, str):
        return show_paper(front, replace(paper, typed=tuple(given.items())), read)
    screen = record(front, replace(paper, changing=()), read, version)
    return _still_open(front, screen, set(asked) - set(read))


def _still_open(front: Front, screen: Screen, alone: set[str]) -> Screen:
    """Say on *screen* that what was left *alone* is asked again, where it is."""
    paper = front.paper
    now = None if paper is None else asking(held(front, paper), paper)
    still = now is not None and bool(alone & {each.id for each in now.questions})
    return replace(screen, notice=(form_words.STILL_OPEN,)) if still else screen


def change_answer(front: Front, paper: Paper, which: str) -> Screen:
    """Ask the answer with the number *which* once more; a form that was done is opened again."""
    filled = held(front, paper)
    asked = list(filled.filling.asked)
    number = number_in(which, len(asked))
    if number is None:
        return show_paper(front, paper, form_words.NO_SUCH_NUMBER)
    notice: tuple[str, ...] = ()
    if filled.state.done:
        front.desk.forms.reopen(front.act("reopen-form"), paper.id)
        notice = (form_words.OPENED_AGAIN,)
    return show_paper(front, replace(paper, changing=(asked[number - 1],)), *notice)


def back(front: Front, paper: Paper) -> Screen:
    """Ask the part before once more; a single change is given up."""
    filled = held(front, paper)
    if filled.state.done:
        return put_away(front)
    before = part_before(filled, asking(filled, paper), changing=bool(paper.changing))
    if not before:
        return show_paper(front, replace(paper, changing=()), form_words.NOTHING_BACK)
    return show_paper(front, replace(paper, changing=before))


def complete(front: Front, paper: Paper, version: int) -> Screen:
    """Complete the form, tell its matter, and say what changed with that."""
    filled = held(front, paper)
    if filled.state.done:
        return show_paper(front, paper)
    if paper.changing or asking(filled, paper) is not None:
        return overtaken(front, paper)
    shown = front.shown(checked_question(filled))
    if filled.state.entry is not None:
        return put_on_record(front, filled, shown, version)
    done = front.desk.forms.complete(front.act(), paper.id, shown=shown, seen_version=version)
    completed = done.filled.state.completed
    brought = () if completed is None else form_words.brought_up(completed.care, completed.risks)
    told = form_words.COMPLETED.format(title=filled.form.title)
    summary = f"{told} {form_words.sentence(brought)}" if brought else told
    if done.before is None or done.after is None:
        return show_paper(front, replace(paper, changing=()), summary)
    front.take(done.after)
    entered = _entered(front, done.after)
    return front.settled(done.after, summary, *entered, *_changed(done.before, done.after))


def _entered(front: Front, after: Seen) -> tuple[str, ...]:
    """Let what the form says stand in the fields of the matter's entries; say so where it does."""
    entries = [offer.entry for offer in front.offers(after) if offer.entry is not None]
    before = {row.id: row.version for row in entries if row.listed}
    for whole in before:
        front.desk.records.take_over(front.act(f"known-fields-{whole}"), whole)
    now = {whole: front.desk.arrangements.get(front.actor, whole).version for whole in before}
    return (form_words.ON_THE_REGISTER,) if now != before else ()


def _changed(before: Seen, after: Seen) -> tuple[str, ...]:
    """Say what changed in the outcome with what the form settled."""
    if before.enquiry.facts == after.enquiry.facts or not before.enquiry.decided:
        return ()
    was, now = (each.policy.determine(each.enquiry.facts) for each in (before, after))
    return differences(was, now, after.enquiry.goal) or (form_words.NOTHING_ELSE,)


def keep_as_answered(front: Front, paper: Paper) -> Screen:
    """Leave what is being changed as it was: what is asked at once of it, then the rest."""
    now = asking(held(front, paper), paper)
    kept = set() if now is None else {each.id for each in now.run}
    left = tuple(each for each in paper.changing if each not in kept)
    return show_paper(front, replace(paper, changing=left), words.KEPT)
