"""How two editions differ is told in plain words: what is decided otherwise, what is reworded."""

from collections.abc import Iterator, Mapping

from bot import officer_wording as wording
from bot.screens import Section
from bot.words import listed
from domain.policy.contents import Change, Contents, Path
from domain.policy.differing import VALUE, Decided, Difference, Said
from domain.policy.document import EditionRef
from domain.policy.edition import Edition
from domain.policy.regions import Region

_WHAT = {
    "led_by": "who leads it",
    "refer_to": "whom to ask",
    "silence": "what is said not to be settled",
    "text_absent": "the missing text it names",
    "advice": "the advice",
    "clauses": "what it rests on",
}
_PARTS = {
    "facts": "question",
    "options": "answer",
    "groups": "card",
    "bodies": "named body",
    "implies": "what the name settles",
    "register_parts": "heading of the registers",
    "register_fields": "field of the registers",
    "optional_parts": "heading of what may be noted",
    "optional_fields": "field that may be noted",
    "areas": "area",
    "known_bodies": "body of the area",
    "particulars": "what is said of it",
    "clauses": "clause",
    "elsewhere": "clause of another document",
    "assumptions": "reading",
    "absent": "missing text",
    "offices": "office",
    "banners": "banner",
    "forms": "form",
    "parts": "part",
    "questions": "question",
    "duties": "duty",
    "aspects": "heading",
    "items": "entry",
    "routes": "route",
    "labels": "label",
    "splits": "split",
    "verdict": "what it settles",
    "in_force": "days in force",
    "frequencies": "frequency",
    "switches": "switch",
}
_PLAIN = (str, int, float)


def difference_sections(
    old: Edition, new: Edition, decided: Decided, contents: Contents
) -> Iterator[Section]:
    """Yield what differs between two editions of a policy."""
    same = len(decided.same)
    yield Section(
        "What is decided",
        (
            *_decided(old, new, decided),
            f"The same for every set of facts: {same} of {same + _slots_of(decided)} slots.",
        ),
    )
    yield from content_sections(contents)


def content_sections(contents: Contents) -> Iterator[Section]:
    """Yield what differs between two documents as they are written."""
    yield Section("Added", tuple(f"{_named(p.path)}{_called(p.title)}" for p in contents.added))
    yield Section("Removed", tuple(f"{_named(p.path)}{_called(p.title)}" for p in contents.removed))
    yield Section("Changed", tuple(map(_changed, contents.changed)))


def difference_data(
    refs: tuple[EditionRef, EditionRef], decided: Decided | None, contents: Contents
) -> dict[str, object]:
    """Return the same as data; *decided* is None for a layer."""
    old, new = (ref.model_dump() for ref in refs)
    data: dict[str, object] = {"old": old, "new": new}
    if decided is not None:
        data["decided"] = [_difference_data(each) for each in decided.differences]
        data["same"] = list(decided.same)
    data["added"] = ["/".join(part.path) for part in contents.added]
    data["removed"] = ["/".join(part.path) for part in contents.removed]
    data["changed"] = [
        {
            "part": "/".join(change.path),
            "field": change.field,
            "was": _data(change.was),
            "is_now": _data(change.is_now),
        }
        for change in contents.changed
    ]
    return data


def _slots_of(decided: Decided) -> int:
    return len({each.slot for each in decided.differences})


def _decided(old: Edition, new: Edition, decided: Decided) -> Iterator[str]:
    for each in decided.differences:
        home = new if wording.has_slot(new, each.slot) else old
        what = "" if each.what == VALUE else f", {_WHAT[each.what]}"
        was, now = _said(old, each, each.was), _said(new, each, each.is_now)
        yield f"{wording.slot_said(home, each.slot)}{what}: was {was}; is now {now}"
        for region in each.where:
            yield from _where(old, new, region)


def _where(old: Edition, new: Edition, region: Region) -> Iterator[str]:
    kinds = [wording.value_said(new, "kind", kind) for kind in region.kinds]
    head = f"  where it is {listed(kinds, ' or ')}" if kinds else "  wherever"
    ways = [wording.way_said((new, old), way) for way in region.ways if way]
    if not ways:
        yield head if kinds else "  whatever the facts are"
    elif len(ways) == 1 and not region.more:
        yield f"{head}{', and' if kinds else ''} {ways[0]}"
    else:
        yield f"{head}{', and' if kinds else ''} any of these is so:"
        yield from (f"    {way}" for way in ways)
        if region.more:
            yield "    and in other ways"
    yield f"  for example {_facts(region.example)}"


def _said(edition: Edition, each: Difference, said: Said) -> str:
    """Say a value, or what stands beside it, as *edition* has it."""
    if each.what == VALUE:
        if not wording.has_slot(edition, each.slot):
            return wording.NOT_THERE
        return f"“{wording.value_said(edition, each.slot, str(said))}”"
    if not said:
        return wording.NOTHING
    words = (said,) if isinstance(said, str) else said
    if each.what in {"led_by", "refer_to"}:
        words = tuple(wording.office_said(edition, word) for word in words)
    return listed(words) if each.what != "advice" else f"“{listed(words)}”"


def _facts(facts: Mapping[str, str]) -> str:
    """Return facts as a file for the verb decide may hold them."""
    inner = ", ".join(f'"{fact}": "{value}"' for fact, value in facts.items())
    return f"{{{inner}}}"


def _named(path: Path) -> str:
    """Return what the part at *path* is called, with what it belongs to."""
    if not path:
        return "the edition"
    steps = list(zip(path[::2], path[1::2], strict=True))
    return ", ".join(
        f"{_PARTS.get(kind, kind.rstrip('s').replace('_', ' '))} {name}".rstrip()
        for kind, name in steps
    )


def _called(title: str) -> str:
    return f" (“{title}”)" if title else ""


def _changed(change: Change) -> str:
    where = f"{_named(change.path)}, {change.field.replace('_', ' ')}"
    if change.field == "asking order":
        return f"the questions are asked in another order: {listed(_words(change.is_now))}"
    if isinstance(change.was, tuple) and isinstance(change.is_now, tuple):
        return f"{where}: {_moved(_words(change.was), _words(change.is_now))}"
    was, now = (_quoted(each) for each in (change.was, change.is_now))
    if was is None or now is None:
        return f"{where}: another condition"
    return f"{where}: was {was}; is now {now}"


def _moved(was: tuple[str, ...], now: tuple[str, ...]) -> str:
    """Say what came into a list and what left it."""
    came = [f"“{each}”" for each in now if each not in was]
    went = [f"“{each}”" for each in was if each not in now]
    told = [f"with {listed(came)}"] if came else []
    told += [f"without {listed(went)}"] if went else []
    return "; ".join(told) or f"in another order: {listed(now)}"


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _quoted(value: object) -> str | None:
    """Return a value in quotation marks, or None for a condition, which is told by its effect."""
    if value is None or value == "":
        return wording.NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, _PLAIN) or hasattr(value, "isoformat"):
        return f"“{value}”"
    return None


def _data(value: object) -> object:
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_data(each) for each in value]
    return str(value)


def _difference_data(each: Difference) -> dict[str, object]:
    return {
        "slot": each.slot,
        "what": each.what,
        "was": _data(each.was),
        "is_now": _data(each.is_now),
        "where": [
            {
                "kinds": list(region.kinds),
                "ways": [{fact: list(values) for fact, values in w.items()} for w in region.ways],
                "more": region.more,
                "example": dict(region.example),
            }
            for region in each.where
        ],
    }
