"""A transcript is printed act by act: the screen as it was, the answers, the result."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from bot.days import said_day, said_moment
from bot.naming import Names
from bot.outcome import outcome_screen
from bot.screens import Section
from bot.timelines import Timeline, event_as_data, is_late, version
from bot.transcripts import Screened, Step

_PROOFS = {
    "kept": "On the screen, as it was kept",
    "made again": (
        "On the screen: it was not kept, was made again, and has the hash that was recorded"
    ),
    "not kept": (
        "What was on the screen was not kept, and this software does not show the same:"
        " the wording then cannot be proved"
    ),
    "changed": "What was kept of the screen has been changed since: it proves nothing any more",
}
_SAME = "The result, decided again just now with the same answers and the same policy: the same"
_OTHERWISE = (
    "The result as it was recorded. Decided again it is another: partnerships audit replay says"
    " where"
)
_NOT_AGAIN = "The result as it was recorded. It cannot be decided again: {why}. {advice}"
_REASONS_LEFT = {"reasons", "assumptions", "banners", "edition", "shape"}


def sections(timeline: Timeline, steps: Iterator[Step]) -> Iterator[Section]:
    """Yield a section for each act."""
    for step in steps:
        first = step.events[0]
        late = (
            f" (happened on {said_day(first.happened_on)}, recorded late)" if is_late(first) else ""
        )
        under = "" if first.edition is None else f" [{version(first.edition)}]"
        heading = f"{said_moment(first.recorded_at)}{late}  {first.who}{under}"
        yield Section(heading, tuple(_lines(timeline, step)))


def _lines(timeline: Timeline, step: Step) -> Iterator[str]:
    for screened in step.screened:
        yield f"{_PROOFS[screened.proof]} ({screened.sha256[:12]})."
        yield from _card(screened)
    for each in step.events:
        said = timeline.sentence(each)
        yield f"> {said[:1].upper()}{said[1:]}"
        if each.event == "outcome-determined":
            yield from _result(step, each.says, timeline.names(each))


def _card(screened: Screened) -> Iterator[str]:
    """Yield the card: its heading, and each item with its choices, why it is asked and clauses."""
    card = screened.card or {}
    if screened.card is not None and not {"heading", "items"} <= card.keys():
        yield f"  {_written(card)}"  # of a release that kept something else
        return
    heading, items = card.get("heading", ""), card.get("items", ())
    yield from (f"  {heading}",) if heading else ()
    for n, item in enumerate(items, start=1):
        if item["text"] != heading or len(items) > 1:
            yield f"  {n}. {item['text']}"
        for choice in item["choices"]:
            means = f": {choice['means']}" if choice.get("means") else ""
            yield f"     - {choice['label']}{means}"
        yield f"     Why: {item['why']} ({', '.join(item['clauses'])})"


def _result(step: Step, says: Mapping[str, Any], names: Names) -> Iterator[str]:
    """Yield the result: as a screen where it is proved, as it was recorded where it is not."""
    again, goal = step.again, step.events[-1].before.goal
    if again is not None and again.same and step.policy is not None:
        screen = outcome_screen(step.policy.determine(says["answers"]), goal)
        yield f"  {_SAME}."
        yield f"  {screen.title}"
        yield from (f"  {paragraph}" for paragraph in screen.paragraphs)
        for section in screen.sections:
            yield f"  {section.heading}"
            yield from (f"    - {line}" for line in section.lines)
        return
    lost = None if again is None else again.trouble
    yield "  " + (f"{_OTHERWISE}." if lost is None else _NOT_AGAIN.format(**lost.data))
    for part, value in says["result"].items():
        if part not in _REASONS_LEFT:
            yield f"    {names.about(part)}: {_written(value)}"


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def as_data(timeline: Timeline, steps: Iterator[Step]) -> dict[str, object]:
    """Return the transcript for programs: each act with its card, its events and its result."""
    return {
        "id": timeline.account.number,
        "steps": [_step_as_data(timeline, step) for step in steps],
        "unreadable": [dict(lost.data) for lost in timeline.account.unreadable],
    }


def _step_as_data(timeline: Timeline, step: Step) -> dict[str, object]:
    return {
        "shown": [asdict(screened) for screened in step.screened],
        "events": [
            {**event_as_data(each), "says": timeline.sentence(each), "body": dict(each.says)}
            for each in step.events
        ],
        "replayed_the_same": None if step.again is None else step.again.same,
    }
