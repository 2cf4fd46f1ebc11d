"""What another version of a policy would change is printed case by case, and counted."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from bot import wiring
from bot.failures import say, tell
from bot.impact_words import because_lines, change_line, unclear_line
from bot.plain_text import WIDTH
from bot.printing import print_sections
from bot.screens import Section
from bot.standing import versioned
from bot.waiting import followed
from domain.identity import Actor
from domain.policy.edition import EditionRef
from domain.policy.impact import Effect, reasons_of
from domain.policy.policy import Policy
from domain.policy.results import reason_record
from domain.services.impact import Affected

_DOING = "Deciding again ..."
_NONE = "Nothing was decided under this policy yet; ask something with partnerships chat."
_CANNOT_BE_READ = "Its events cannot be read; see partnerships doctor."


@dataclass(frozen=True, slots=True)
class _Found:
    """Every case as the new version would decide it."""

    old: Policy
    new: Policy
    cases: int
    listed: tuple[Affected, ...]

    @property
    def changed(self) -> tuple[Affected, ...]:
        """Those of which something changes for certain."""
        return tuple(each for each in self.listed if each.changed)

    @property
    def not_replayable(self) -> tuple[Affected, ...]:
        """Those that cannot be told."""
        return tuple(each for each in self.listed if each.not_replayable)

    @property
    def same(self) -> int:
        """How many stay as they are."""
        return self.cases - len(self.listed)


def show_impact(app: wiring.App, actor: Actor, old: Policy, new: Policy, *, as_json: bool) -> None:
    """Print which recorded matters *new* decides otherwise than *old*, with both reasons."""
    cases = app.impact.cases(actor, new.ref.policy)
    each = (app.impact.of(case, old, new) for case in cases)
    listed = tuple(one for one in followed(each, len(cases), _DOING) if one.listed)
    found = _Found(old, new, len(cases), listed)
    if as_json:
        tell(json.dumps(_as_data(found), indent=2, ensure_ascii=False))
        return
    print_sections(
        f"From {_called(old)} to {_called(new)}",
        (
            Section("Come out otherwise", tuple(_lines(found.changed))),
            Section("Cannot be told", tuple(_lines(found.not_replayable))),
        ),
    )
    if cases:
        tell(
            f"{len(cases):,} decided: {len(found.changed):,} come out otherwise,"
            f" {len(found.not_replayable):,} cannot be told, {found.same:,} stay as they are."
        )
    else:
        say(_NONE)


def _called(policy: Policy) -> str:
    return f"{versioned(policy)} ({policy.ref.sha256[:12]})"


def _lines(listed: Sequence[Affected]) -> Iterator[str]:
    for each in listed:
        yield each.short
        effect = each.effect
        if effect is None:
            yield f"  {_CANNOT_BE_READ}"
            continue
        for change in effect.changes:
            yield from _wrapped(change_line(effect, change), "  ")
            for line in because_lines(effect, change):
                yield from _wrapped(line, "    ")
        if effect.unclear:
            yield from _wrapped(unclear_line(effect), "  ")


def _wrapped(line: str, indent: str) -> list[str]:
    return wrap(line, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _as_data(found: _Found) -> dict[str, object]:
    return {
        "policy": found.new.ref.policy,
        "old": _ref(found.old.ref),
        "new": _ref(found.new.ref),
        "cases": found.cases,
        "same": found.same,
        "changed": [_case(each) for each in found.changed],
        "not_replayable": [_case(each) for each in found.not_replayable],
    }


def _ref(ref: EditionRef) -> dict[str, object]:
    return {"version": ref.version, "sha256": ref.sha256}


def _case(each: Affected) -> dict[str, object]:
    head: dict[str, object] = {"id": each.short, "enquiry": each.id, "edition": _ref(each.edition)}
    if each.effect is None:
        return {**head, "changes": [], "unclear": [], "lacking": [], "readable": False}
    return {**head, **_effect(each.effect), "readable": True}


def _effect(effect: Effect) -> dict[str, object]:
    return {
        "changes": [
            {
                "slot": change.slot,
                "was": change.was,
                "now": change.now,
                "was_because": list(map(reason_record, reasons_of(effect.before, change.slot))),
                "now_because": list(map(reason_record, reasons_of(effect.after, change.slot))),
            }
            for change in effect.changes
        ],
        "unclear": list(effect.unclear),
        "lacking": list(effect.lacking),
    }
