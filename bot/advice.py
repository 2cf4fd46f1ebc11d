"""Good-practice questions are shown beside a matter, labelled as advice, and never answered."""

from collections.abc import Iterable
from dataclasses import replace

from bot import actions, advice_words
from bot.screens import Choice, Pick, Screen, Section
from domain.policy.layers import AdviceLayer
from domain.policy.layers_on import LayersOn
from domain.policy.prompts import Prompt, Theme

_AT_ONCE = 2
"""Lists that are shown beside a question that waits, which must not be lost from sight."""


def advised(screen: Screen, layers: LayersOn, policy: str) -> Screen:
    """Return *screen* of a matter under *policy*, with advice offered where it is on.

    A card that waits for an answer has what is needed to answer it, and help offers the rest.
    """
    if screen.answering or not layers.advice(policy):
        return screen
    return replace(screen, actions=(*screen.actions, actions.ADVICE))


def themes_shown(
    layers: Iterable[AdviceLayer], organisation: str
) -> tuple[tuple[AdviceLayer, Theme], ...]:
    """Return each list of questions that somebody of that *organisation* may see, in order."""
    return tuple((each, theme) for each in layers for theme in each.themes_for(organisation))


def advice_screen(
    layers: tuple[AdviceLayer, ...], organisation: str, *, alone: bool, notice: tuple[str, ...] = ()
) -> Screen:
    """Return the questions, list by list.

    *alone* says that nothing waits for an answer: then all of them are shown and one list can be
    picked; beside something that waits the first lists are shown, and the others named.
    """
    shown = tuple(enumerate(themes_shown(layers, organisation), start=1))
    whole, named = (shown, ()) if alone else (shown[:_AT_ONCE], shown[_AT_ONCE:])
    lists = (
        *(
            Section(f"{number}. {theme.heading}", tuple(map(_asked, theme.prompts)))
            for number, (_, theme) in whole
        ),
        Section(advice_words.OTHER_LISTS, tuple(f"{n}. {each.heading}" for n, (_, each) in named)),
    )
    picks = (Choice(f"good practice {n}", each.heading) for n, (_, each) in shown)
    return Screen(
        advice_words.TITLE,
        notice=notice,
        paragraphs=(*(line for each in layers for line in _provenance(each)), advice_words.MORE),
        sections=tuple(section for section in lists if section.lines),
        pick=Pick.among(advice_words.PICK, advice_words.SHOW, picks) if alone else None,
    )


def theme_screen(layer: AdviceLayer, theme: Theme) -> Screen:
    """Return the questions of one list, each with why it is worth asking."""
    return Screen(
        theme.heading,
        paragraphs=_provenance(layer),
        sections=(Section("", tuple(map(_told, theme.prompts))),),
        actions=(actions.ADVICE,),
    )


def reasoned_screen(layer: AdviceLayer, organisation: str) -> Screen:
    """Return every question that somebody of that *organisation* may see, each with its reason."""
    return Screen(
        layer.title,
        paragraphs=_provenance(layer),
        sections=tuple(
            Section(theme.heading, tuple(map(_told, theme.prompts)))
            for theme in layer.themes_for(organisation)
        ),
    )


def _provenance(layer: AdviceLayer) -> tuple[str, ...]:
    banners = (banner.text for banner in layer.banners)
    return (advice_words.LABEL.format(label=layer.label), *banners)


def _asked(prompt: Prompt) -> str:
    return f"{prompt.question} ({', '.join(prompt.clauses)})"


def _told(prompt: Prompt) -> str:
    risk = f" {advice_words.IF_NOT.format(risk=prompt.risk)}" if prompt.risk else ""
    return f"{prompt.question} {prompt.why}{risk} ({', '.join(prompt.clauses)})"
