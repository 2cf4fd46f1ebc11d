"""A form is shown part by part, then whole to be checked, then with what it says."""

from collections.abc import Iterator
from dataclasses import replace

from bot import actions, form_actions, form_words, words
from bot.asking_policy import cited
from bot.form_answers import LONGEST, choices_of, how_to_answer, question_of, said_of
from bot.form_lines import brought_up_sections, standing_of
from bot.form_paper import ASKED, PREFIX, Asking, Paper, asking
from bot.screens import Choice, Field, FieldKind, Inputs, Pick, Question, Screen, Section
from domain.policy.forms import Form, FormQuestion
from domain.policy.policy import Policy
from domain.services.filled import Filled

_LONGEST_LINE = 40
"""Characters of an amount or a day, however it is written."""


def paper_screen(filled: Filled, paper: Paper, notice: tuple[str, ...]) -> Screen:
    """Return the form as it is to be gone on with: a part, the whole to be checked, or done."""
    now = asking(filled, paper)
    if filled.state.done and not paper.changing:
        return _done(filled, notice)
    return _check(filled, notice) if now is None else _part(filled, paper, now, notice)


def checked_question(filled: Filled) -> Question:
    """Return what is shown to be checked, as it is kept with the completion."""
    title = form_words.CHECK.format(title=filled.form.title)
    items = question_of(tuple(filled.filling.asked.values()), title).items
    said = zip(items, _answers(filled), strict=True)
    return Question(title, tuple(replace(item, example=answer) for item, answer in said))


def why_screen(filled: Filled, paper: Paper) -> Screen:
    """Return why the questions at hand are asked, or what the form is for, with the clauses."""
    edition, now = filled.policy.edition, asking(filled, paper)
    form = filled.form

    def gists(clauses: tuple[str, ...]) -> Iterator[str]:
        return (f"{clause}: {edition.gist_of(clause)}" for clause in clauses)

    if now is None:
        return Screen(form.title, paragraphs=(form.about, *gists(form.clauses)))
    return Screen(
        words.WHY_ASKED,
        sections=tuple(
            Section(each.question, (each.why, *gists(each.clauses))) for each in now.questions
        ),
    )


def answers_screen(filled: Filled) -> Screen:
    """Return all that was answered so far, with the numbers by which it is changed."""
    return Screen(
        filled.form.title,
        paragraphs=(standing_of(filled),),
        sections=tuple(_answer_sections(filled)),
        actions=(form_actions.change(1),),
        pick=_pick(filled),
    )


def _part(filled: Filled, paper: Paper, now: Asking, notice: tuple[str, ...]) -> Screen:
    run = now.run
    typed = run[0].kind != "choice"
    heading = now.part.heading
    shown = question_of(run, heading)
    about = (*_about(filled), *_as_answered(filled, paper, run))
    return Screen(
        title=shown.heading,
        notice=notice,
        paragraphs=(*about, *(_asked_in_words(filled, run[0]) if typed else ())),
        question=None if typed else shown,
        how="" if typed else _how_to_pick(filled, run),
        progress=_progress(filled, paper, now),
        actions=(
            actions.BACK,
            actions.WHY_ASK,
            actions.KEEP if paper.changing else actions.LEAVE,
            actions.HELP,
        ),
        answering="answer",
        inputs=Inputs(
            title=heading,
            about=_about(filled),
            fields=tuple(_field(filled, paper, each) for each in now.questions),
            verb="fill",
            button=form_words.SAVE,
            given=((ASKED, " ".join(each.id for each in now.questions)),),
            progress=_progress(filled, paper, now),
        ),
    )


def _progress(filled: Filled, paper: Paper, now: Asking) -> str:
    if paper.changing:
        return form_words.CHANGING.format(title=filled.form.title)
    parts = [each.part.id for each in filled.filling.parts]
    return form_words.PART.format(
        title=filled.form.title, number=parts.index(now.part.id) + 1, count=len(parts)
    )


def _about(filled: Filled) -> tuple[str, ...]:
    """Return what the form is for, before anything is answered in it."""
    if filled.state.replies:
        return ()
    return (filled.form.about, *whose_text(filled.policy, filled.form))


def whose_text(policy: Policy, form: Form) -> tuple[str, ...]:
    """Say that the text is our own, where it is."""
    if form.text_absent is not None:
        edition = policy.edition
        ask = edition.office_titles[edition.absent[form.text_absent].ask]
        return (form_words.ABSENT.format(office=ask),)
    return (form_words.OURS,) if form.ours else ()


def _as_answered(filled: Filled, paper: Paper, run: tuple[FormQuestion, ...]) -> tuple[str, ...]:
    """Return what is being changed as it stands, where people type."""
    if not paper.changing:
        return ()
    answered = filled.filling.answered
    said = [said_of(each, answered[each.id]) if each.id in answered else "-" for each in run]
    if len(said) == 1:
        return form_words.ANSWER_IS.format(answer=said[0]), form_words.KEEP_IT
    numbered = ", ".join(f"{n} {each}" for n, each in enumerate(said, start=1))
    return form_words.ANSWERS_ARE.format(answers=numbered), form_words.KEEP_IT


def _asked_in_words(filled: Filled, question: FormQuestion) -> tuple[str, ...]:
    """Return what is said beside a question that is not answered by one pick."""
    options = (f"{n}. {each.label}" for n, each in enumerate(question.options, start=1))
    skip = () if filled.filling.needs(question.id) else (form_words.HOW_SKIP,)
    hint = (question.hint,) if question.hint else ()
    how = " ".join((how_to_answer((question,)), *skip))
    return (f"{question.why}{cited(question.clauses)}", *hint, *options, how)


def _how_to_pick(filled: Filled, run: tuple[FormQuestion, ...]) -> str:
    hints = tuple(each.hint for each in run if each.hint) if len(run) == 1 else ()
    skip = () if all(map(filled.filling.needs, (q.id for q in run))) else (form_words.HOW_SKIP,)
    return " ".join((*hints, how_to_answer(run), *skip))


def _field(filled: Filled, paper: Paper, question: FormQuestion) -> Field:
    optional = "" if filled.filling.needs(question.id) else f" {form_words.LEAVE_OPEN}"
    kind: FieldKind = "line"
    hint, longest = form_words.HINT_TEXT, LONGEST
    match question.kind:
        case "choice" | "choices":
            kind = question.kind
        case "day" if question.not_applicable:
            hint, longest = form_words.HINT_DAY, _LONGEST_LINE
        case "day":
            kind = "day"
        case "amount":
            hint, longest = form_words.HINT_AMOUNT, _LONGEST_LINE
        case _:
            pass
    if question.not_applicable and kind == "line" and question.kind != "day":
        hint = f"{hint}, {form_words.HINT_NOT_APPLICABLE}"
    return Field(
        name=f"{PREFIX}{question.id}",
        label=f"{question.question}{optional}",
        value=paper.given.get(question.id, _value(filled, question)),
        hint=hint,
        longest=longest,
        kind=kind,
        choices=choices_of(question),
        aside=question.hint,
    )


def _value(filled: Filled, question: FormQuestion) -> str:
    """Return what was answered before, as the field has it."""
    reply = filled.filling.answered.get(question.id)
    if reply is None:
        return ""
    if not reply.applies:
        return reply.seen[0] if question.is_picked else form_words.NOT_APPLICABLE.lower()
    return ",".join(reply.values)


def _check(filled: Filled, notice: tuple[str, ...]) -> Screen:
    return Screen(
        title=form_words.CHECK.format(title=filled.form.title),
        notice=notice,
        paragraphs=(form_words.HOW_CHECK,),
        sections=(
            *_answer_sections(filled),
            *brought_up_sections(filled.policy, filled.filling.care, filled.filling.concerns),
        ),
        progress=standing_of(filled),
        actions=(
            form_actions.COMPLETE,
            form_actions.change(1),
            actions.BACK,
            actions.LEAVE,
            actions.HELP,
        ),
        pick=_pick(filled),
    )


def brought_up_of(filled: Filled) -> tuple[Section, ...]:
    """Return what the form brought up when it was last completed."""
    completed = filled.state.completed
    if completed is None:
        return ()
    return brought_up_sections(filled.policy, completed.care, completed.risks)


def _done(filled: Filled, notice: tuple[str, ...]) -> Screen:
    completed = filled.state.completed
    return Screen(
        title=form_words.DONE.format(title=filled.form.title, standing=standing_of(filled)),
        notice=notice,
        paragraphs=whose_text(filled.policy, filled.form),
        sections=(*brought_up_of(filled), *_answer_sections(filled)),
        progress=filled.short,
        actions=(
            form_actions.change(1),
            *((form_actions.RISKS,) if completed is not None and completed.risks else ()),
            actions.GO_ON,
            actions.HELP,
        ),
        pick=_pick(filled),
    )


def _answer_sections(filled: Filled) -> Iterator[Section]:
    """Yield the answers part by part, numbered throughout."""
    lines = iter(_lines(filled))
    for part in filled.filling.parts:
        yield Section(part.part.heading, tuple(next(lines) for _ in part.questions))


def _lines(filled: Filled) -> Iterator[str]:
    answers = _answers(filled)
    for number, (asked, said) in enumerate(
        zip(filled.filling.asked.values(), answers, strict=True), start=1
    ):
        yield f"{number}. {asked.question} {said}"


def _answers(filled: Filled) -> tuple[str, ...]:
    """Return what was answered to each question that is asked, and where it is from."""
    return tuple(_answer(filled, name) for name in filled.filling.asked)


def _answer(filled: Filled, name: str) -> str:
    reply = filled.filling.answered.get(name)
    if reply is None:
        return form_words.NOT_YET
    said = words.shortened(said_of(filled.form.question_by_id[name], reply), 200)
    source = "form" if name in filled.state.replies else filled.held[name].source
    where = {"matter": form_words.FROM_MATTER, "register": form_words.FROM_REGISTER}.get(source)
    return f"{said} ({where})" if where else said


def _pick(filled: Filled) -> Pick | None:
    choices = (
        Choice(f"change {line.partition('.')[0]}", words.shortened(line, 100))
        for line in _lines(filled)
    )
    return Pick.among(form_words.PICK, form_words.CHANGE_IT, choices)
