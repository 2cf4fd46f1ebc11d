"""Questions about the review or the end of one entry are answered with what comes next."""

from collections.abc import Iterator

from bot import review_words, words
from bot.feature import button
from bot.front import Front
from bot.review_acting import FEATURE, leaving_said
from bot.review_telling import speaker, who_sees
from bot.screens import Action, Screen, Section
from domain.services import rights
from domain.services.reviews_seen import Reviewing


def about_review(front: Front, found: Reviewing) -> Screen:
    """Return when an entry is due for review, who leads that, and how it is recorded."""
    said = speaker(front.desk, front.actor)
    return _screen(
        found,
        review_words.ABOUT_REVIEW.format(title=found.row.title),
        (*said.lines(found), *_how(found)),
        (*_clauses(found), *said.past(found), *good_practice(front, found)),
        review_actions(front, found),
    )


def not_left(front: Front, found: Reviewing) -> Screen:
    """Return why what the law asks us to attend is not left, and what is done instead."""
    revisit = None if found.rule is None else found.rule.revisit
    if found.rule is None or revisit is None or not found.rule.must_stay(found.row.kind):
        return how_to_leave(front, found)
    told = review_words.REVISITED.format(**who_sees(front.desk, front.actor, found))
    cited = tuple(f"{each}: {found.policy.edition.gist_of(each)}" for each in revisit.clauses)
    return _screen(
        found,
        review_words.NOT_LEFT.format(title=found.row.title),
        (revisit.says, told, *_how(found)),
        (Section("", cited),),
        review_actions(front, found, ("review", "change")),
    )


def how_to_leave(front: Front, found: Reviewing) -> Screen:
    """Return how an arrangement is left: what is checked first, and whom to ask."""
    return _screen(
        found,
        review_words.HOW_TO_LEAVE.format(title=found.row.title),
        (*leaving_said(found), *_signs(found), *_ending(found)),
        _asked_before(found),
        review_actions(front, found, ("propose", "check", "end", "withdraw", "review")),
    )


def review_actions(
    front: Front, found: Reviewing, only: tuple[str, ...] | None = None
) -> tuple[Action, ...]:
    """Return what whoever is in front may do about the reviews of an entry, or *only* such."""
    return tuple(
        _offer(found, what)
        for what, right in _possible(found)
        if (only is None or what in only) and front.desk.reviews.may(front.actor, found, right)
    )


def _possible(found: Reviewing) -> Iterator[tuple[str, rights.Right]]:
    """Yield what can be done as the entry stands, by the right that it takes."""
    if not found.row.listed:
        return
    if found.review.ending is not None:
        yield from (("check", rights.END_ENTRY), ("end", rights.END_ENTRY))[: _steps(found)]
        yield "withdraw", rights.END_ENTRY
    if found.review.ended_on is None:
        yield from _while_it_runs(found)


def _steps(found: Reviewing) -> int:
    """Return how many steps towards its end are still to be taken."""
    return 0 if found.review.ended_on is not None else 2


def _while_it_runs(found: Reviewing) -> Iterator[tuple[str, rights.Right]]:
    review, rule = found.review, found.rule
    if rule is not None:
        yield "review", rights.FILE_REVIEW
    if review.high_risk_since is not None:
        yield "risk", rights.FILE_REVIEW
        yield "unmark", rights.MARK_HIGH_RISK
    elif rule is not None and rule.marking is not None:
        yield "mark", rights.MARK_HIGH_RISK
    yield "change", rights.REPORT_CHANGE
    if review.ending is None:
        yield "propose", rights.END_ENTRY


_LABELS = {
    "review": (review_words.REVIEW_IT, review_words.REVIEW_SAYS),
    "risk": (review_words.REVIEW_RISK, review_words.REVIEW_RISK_SAYS),
    "change": (review_words.CHANGE_IT, review_words.CHANGE_SAYS),
    "mark": (review_words.MARK_IT, review_words.MARK_SAYS),
    "unmark": (review_words.UNMARK_IT, review_words.UNMARK_SAYS),
    "propose": (review_words.END_IT, review_words.END_SAYS),
    "check": (review_words.CHECK_IT, review_words.CHECK_SAYS),
    "end": (review_words.ENDED_IT, review_words.ENDED_SAYS),
    "withdraw": (review_words.KEEP_IT, review_words.KEEP_SAYS),
}


def _offer(found: Reviewing, what: str) -> Action:
    label, says = _LABELS[what]
    return button(
        FEATURE,
        what,
        says=says.format(number=found.row.short),
        does=review_words.DOES[what],
        label=label,
    )


def good_practice(front: Front, found: Reviewing) -> tuple[Section, ...]:
    """Return what is worth thinking about when reviewing, labelled as the advice that it is."""
    layers = front.desk.layers.advice(found.policy.ref.policy)
    return tuple(
        Section(
            review_words.GOOD_PRACTICE.format(label=layer.label),
            tuple(f"{p.question} ({', '.join(p.clauses)})" for p in prompts),
        )
        for layer in layers
        if (
            prompts := tuple(
                prompt
                for theme in layer.themes_for(front.actor.organisation)
                if theme.moment == "reviewing"
                for prompt in theme.prompts
            )
        )
    )


def _how(found: Reviewing) -> Iterator[str]:
    """Yield on which form it is recorded, whose text that is, and that it asks for no approval."""
    if found.rule is None:
        return
    edition = found.policy.edition
    form = edition.form_by_id[found.rule.form]
    yield review_words.HOW.format(form=form.title)
    if form.text_absent is not None:
        absent = edition.absent[form.text_absent]
        told = f"“{absent.item}” is not in the policy document."
        yield review_words.CRITERIA.format(title=form.title, absent=told)
    yield review_words.ADDED


def _clauses(found: Reviewing) -> tuple[Section, ...]:
    if found.rule is None:
        return ()
    edition, rule = found.policy.edition, found.rule
    main = () if rule.main is None else rule.main.clauses
    cited = dict.fromkeys((*main, *rule.clauses, *rule.on_change, *rule.lead.clauses, *rule.kept))
    return (Section(words.WHY_ASKED, tuple(f"{e}: {edition.gist_of(e)}" for e in cited)),)


def _signs(found: Reviewing) -> Iterator[str]:
    signs = found.fields.get("exit_indicators", ())
    if signs:
        yield review_words.INDICATORS.format(signs="; ".join(signs))


def _ending(found: Reviewing) -> Iterator[str]:
    if found.review.ending is None:
        yield review_words.FIRST_SAY


def _asked_before(found: Reviewing) -> tuple[Section, ...]:
    if found.leaving is None:
        return ()
    asked = found.policy.edition.form_by_id[found.leaving.form].question_by_id.values()
    lines = tuple(f"{each.question} ({', '.join(each.clauses)})" for each in asked)
    return (Section(review_words.WILL_ASK, lines),)


def _screen(
    found: Reviewing,
    title: str,
    paragraphs: tuple[str, ...],
    sections: tuple[Section, ...],
    offered: tuple[Action, ...],
) -> Screen:
    return Screen(
        title,
        paragraphs=paragraphs,
        sections=sections,
        actions=offered,
        stream=f"arrangement-{found.row.id}",
        version=found.row.version,
    )
