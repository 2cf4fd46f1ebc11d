"""What is missing is told of one entry by how much it is wanted, and of the register by entry."""

import re
from collections.abc import Iterator
from itertools import islice

from bot import actions, record_words, register_words
from bot.feature import button
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.record_screens import gap_sections
from bot.screens import MOST_PICKED, Action, Choice, Pick, Screen
from domain.policy.policy import Policy
from domain.services.entry_shown import Lacking
from domain.services.records import Records

_SHORTEST = 4
"""Letters of a part of a name by which it is known."""

_MOST_NAMED = 4
"""How many missing things are named of each entry of a list."""


def missing_page(front: Front, entry: str) -> Screen:
    """Return all that one entry lacks."""
    shown = front.desk.records.shown(front.actor, entry)
    row = shown.row
    front.entry_id = row.id
    edition = front.desk.arrangements.policy_of(row).edition
    sections = tuple(gap_sections(edition, shown.gaps))
    fill = button(
        "record", "fill", says="fill in", does="record a part of it", label=record_words.FILL_IN
    )
    may = bool(sections) and front.desk.records.may_record(front.actor, row)
    return front.aside(
        Screen(
            f"{row.short}  {row.title}",
            paragraphs=() if sections else (record_words.NOTHING_MISSING,),
            sections=sections,
            actions=(*((fill,) * may), Action(row.short, "see the entry", "See the entry")),
            stream=f"{ARRANGEMENT}{row.id}",
            version=row.version,
        )
    )


def lacking(front: Front, sought: str = "") -> Screen:
    """Return the entries that lack what was *sought*, or anything that is wanted."""
    policy = front.policy
    fields = fields_called(front.desk.records, policy, sought) if sought else {}
    if sought and not fields:
        none = record_words.NO_SUCH_FIELD.format(said=sought)
        return front.aside(Screen(none, actions=(actions.SHOW_REGISTER,)))
    found = front.desk.records.missing(front.actor, fields)
    shown = list(islice(found, MOST_PICKED))
    more = sum(1 for _ in found)
    labels = "; ".join(dict.fromkeys(fields.values()))
    title = record_words.LACKING_FIELDS.format(fields=labels) if fields else record_words.LACKING
    lines = tuple(_line(each) for each in shown)
    told = (record_words.MORE_LACKING.format(count=more),) if more else ()
    choices = (Choice(each.row.short, f"{each.row.title} ({each.row.short})") for each in shown)
    opens = (actions.open_entry(shown[0].row.short),) if shown else (actions.SHOW_REGISTER,)
    return front.aside(
        Screen(
            title,
            paragraphs=(*lines, *told) or (record_words.NONE_LACKING,),
            actions=opens,
            pick=Pick.among(register_words.PICK_ENTRY, register_words.SEE_IT, choices),
        )
    )


def _line(each: Lacking) -> str:
    named = [gap.label for gap in each.gaps[:_MOST_NAMED]]
    more = len(each.gaps) - len(named)
    gaps = "; ".join((*named, *((f"{more} more",) if more else ())))
    return record_words.LACKING_LINE.format(number=each.row.short, title=each.row.title, gaps=gaps)


def fields_called(records: Records, policy: Policy, said: str) -> dict[str, str]:
    """Return the fields that *said* may mean, with their labels: by name, or what asks for them."""
    meant = _bare(said)
    known = records.looking.known(policy)
    exact = {n: f.label for n, f in known.items() if meant in {_bare(f.label), _bare(n)}}
    if exact or len(meant) < _SHORTEST:
        return exact
    among = re.compile(rf"\b{re.escape(meant)}")
    return {
        name: field.label
        for name, field in known.items()
        if any(among.search(_bare(each)) for each in _names(policy, name, field.label, field.slot))
    }


def _names(policy: Policy, name: str, label: str, slot: str | None) -> Iterator[str]:
    yield from (name, label)
    if slot is not None:
        yield slot.partition(".")[2]
        if "." in slot:
            yield policy.edition.item(slot).label


def _bare(text: str) -> str:
    bare = " ".join(text.replace("_", " ").replace("-", " ").casefold().strip(' .?!"“”').split())
    for article in ("an ", "a ", "the ", "its "):
        bare = bare.removeprefix(article)
    return bare
