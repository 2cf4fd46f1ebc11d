"""Whoever opened a matter moves it to the version in force, and is told what that changes."""

from dataclasses import replace

from bot.days import said_day
from bot.front import Front
from bot.impact_words import change_line
from bot.newer import unknown_to
from bot.screens import Screen
from bot.standing import versioned
from bot.words import shortened
from domain.policy.goals import GOALS
from domain.policy.impact import effect_of
from domain.refusals import Refusal, Unavailable, Unreadable
from domain.services.enquiries import Seen
from domain.services.moving import News

_MOVED = "This matter is held under {policy} from now on; before, it was {before}."
_SAME = "Nothing of its outcome changes with that."
_NEWS = (
    "{policy} has been in force since {day}. It would change something for {count} of yours, which"
    " stay as they were decided. Open one by its number to see it, and to move it."
)
_MOST = 3
"""Matters that are told one by one, and changes of each."""


def move(front: Front, seen: Seen) -> Screen:
    """Hold the matter in front under the version in force, and show where it stands."""
    moved = front.desk.moving.move(front.act(), seen.id)
    front.take(moved.seen)
    told = _MOVED.format(policy=versioned(moved.seen.policy), before=versioned(seen.policy))
    return front.settled(
        moved.seen, told, *unknown_to(seen, moved.ignored), *_changes(seen, moved.seen)
    )


def with_news(front: Front, screen: Screen) -> Screen:
    """Return *screen*, before it what a policy that came into force changes for the person.

    Each is told once, and that it was is recorded; where that cannot be, it is told another time.
    """
    moving = front.desk.moving
    try:
        in_force = moving.in_force()
        if front.news_of == in_force:
            return screen
        news = moving.news(front.actor)
        for each in news:
            moving.told(front.act(f"told:{each.matter.id}:{each.policy.ref.sha256}"), each)
    except (Refusal, Unavailable, Unreadable):
        return screen
    front.news_of = in_force
    return replace(screen, notice=(*_told(news), *screen.notice))


def _changes(before: Seen, after: Seen) -> tuple[str, ...]:
    """Say what the move changes of an outcome, as far as its goal wanted it."""
    if not before.enquiry.decided:
        return ()
    effect = effect_of(before.policy, after.policy, before.enquiry.facts)
    wanted = GOALS[after.enquiry.goal]
    changes = tuple(
        change_line(effect, change)
        for change in effect.changes
        if change.slot.partition(".")[0] in wanted
    )
    return changes or (() if effect.unclear else (_SAME,))


def _told(news: tuple[News, ...]) -> tuple[str, ...]:
    by_policy: dict[str, list[News]] = {}
    for each in news:
        by_policy.setdefault(each.policy.ref.sha256, []).append(each)
    lines: list[str] = []
    for every in by_policy.values():
        first = every[0]
        count = "one matter" if len(every) == 1 else f"{len(every)} matters"
        policy, day = versioned(first.policy), said_day(first.since)
        lines.append(_NEWS.format(policy=policy, day=day, count=count))
        lines += map(_one, every[:_MOST])
        if more := [each.matter.short for each in every[_MOST:]]:
            lines.append(f"The same goes for {', '.join(more)}.")
    return tuple(lines)


def _one(news: News) -> str:
    effect, matter = news.affected.effect, news.matter
    head = f"{matter.short} “{shortened(matter.opening)}”"
    if effect is None or not effect.changes:
        return f"{head}: it cannot be told before more is answered."
    said = [change_line(effect, change) for change in effect.changes[:_MOST]]
    more = len(effect.changes) - len(said)
    return f"{head}: {'; '.join(said)}{f'; and {more} more' if more else ''}."
