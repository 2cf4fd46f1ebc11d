"""The verb that reads how far the recommendations of a process are."""

import json

from bot.days import day_of, end_of
from bot.failures import WrongUse, say, tell
from bot.notes_words import NO_RECOMMENDATIONS
from bot.recommendation_screens import recommendation_line
from bot.refusing import refused
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from domain.refusals import Refusal
from domain.services.recommendations import RecommendationRow


def recommendations(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List the recommendations of the processes that are on, with how far each of them is.

    Example: partnerships layers recommendations --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app:
        moment = None if day is None else end_of(day)
        try:
            rows = app.life.recommendations.rows(app.actor(who), as_at=moment)
        except Refusal as refusal:
            raise WrongUse(refused(refusal, app.offices.titles)) from refusal
    if as_json:
        tell(json.dumps([_as_data(row) for row in rows], indent=2, ensure_ascii=False))
        return
    for row in rows:
        tell(recommendation_line(row))
    if not rows:
        say(NO_RECOMMENDATIONS)


def _as_data(row: RecommendationRow) -> dict[str, object]:
    one, measure = row.recommendation, row.measure
    return {
        "layer": row.layer.id,
        "recommendation": one.number,
        "title": one.title,
        "clauses": list(one.clauses),
        "owner": one.owner,
        "today": row.office or None,
        "status": row.status,
        "first": None if row.first is None else row.first.isoformat(),
        "last": None if row.last is None else row.last.isoformat(),
        "measured": None
        if measure is None
        else {"done": list(measure.done), "open": list(measure.open)},
        "recorded": [
            {"number": each.number, "title": each.title, "day": each.day.isoformat()}
            for each in row.traces
        ],
    }
