"""What the chat explains has one home; the page shows it, and explains nothing of it a second time."""

import os
import re
from pathlib import Path

from bot.asking_data import glossary
from domain.policy.glossary import Entry

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"
HEADING = "## Abbreviations, bodies and terms of the documents"
COLUMNS = "| term | stands for | meaning | dated | source |\n|---|---|---|---|---|\n"


def row(entry: Entry) -> str:
    also = f" ({', '.join(entry.also)})" if entry.also else ""
    cells = (entry.term + also, entry.stands_for, entry.meaning, str(entry.dated or ""))
    return f"| {' | '.join((*cells, ', '.join(entry.sources)))} |\n"


def test_the_page_shows_the_glossary_as_the_chat_knows_it():
    """APPROVE=1 writes it anew."""
    written, _, after = PAGE.read_text(encoding="utf-8").partition(HEADING)
    told = after.partition("| term |")[0]
    table = COLUMNS + "".join(row(e) for e in sorted(glossary().term, key=lambda e: e.term.lower()))
    whole = f"{written}{HEADING}{told}{table}"
    if os.environ.get("APPROVE"):
        PAGE.write_text(whole, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == whole


def test_nothing_is_explained_twice():
    """The words of the product are one table, those of the documents another."""
    written = PAGE.read_text(encoding="utf-8").partition(HEADING)[0]
    ours = {term.strip().casefold() for term in re.findall(r"^\| ([^|*]+)", written, re.MULTILINE)}
    theirs = {name.casefold() for e in glossary().term for name in (e.term, *e.also)}
    assert ours & theirs == set()
