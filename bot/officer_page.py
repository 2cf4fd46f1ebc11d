"""A page is written as Markdown: whatever a text says, it is text and no mark-up."""

import re
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&])")
_HTML = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 Verdana, Arial, sans-serif; color: #1b1b1b }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
h2 {{ border-top: 2px solid #1b1b1b; padding-top: 1rem; margin-top: 3rem }}
h3 {{ margin-top: 2rem }}
table {{ border-collapse: collapse }}
th, td {{ border: 1px solid #5a5a5a; padding: .3rem .6rem; text-align: left; vertical-align: top }}
img {{ max-width: 100% }}
@media print {{ h2 {{ break-before: page }} }}
</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


class Page:
    """A page that grows from the top."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._blocks = [f"# {plain(title)}"]

    def heading(self, level: int, text: str) -> None:
        self._blocks.append(f"{'#' * level} {plain(text)}")

    def paragraph(self, text: str) -> None:
        """Add *text*, if there is any."""
        if text:
            self._blocks.append(plain(text))

    def points(self, points: Iterable[tuple[str, str]]) -> None:
        """Add a list; each point is what it is about, in bold, and its text, if there is any."""
        lines = [f"- **{plain(about)}**: {plain(text)}" for about, text in points if text]
        if lines:
            self._blocks.append("\n".join(lines))

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table, if it has a row."""
        told = ["| " + " | ".join(map(plain, row)) + " |" for row in rows]
        if told:
            top = ["| " + " | ".join(map(plain, head)) + " |", "|" + " --- |" * len(head)]
            self._blocks.append("\n".join((*top, *told)))

    def picture(self, about: str, file: str) -> None:
        self._blocks.append(f"![{plain(about)}]({file})")

    def markdown(self) -> str:
        """Return the page as Markdown."""
        return "\n\n".join(self._blocks) + "\n"

    def html(self) -> str:
        """Return the page as one HTML document."""
        body = MarkdownIt("commonmark").enable("table").render(self.markdown())
        title = MarkdownIt("commonmark").renderInline(plain(self._title))
        return _HTML.format(title=title, body=body)


def plain(text: str) -> str:
    """Return *text* on one line, with every sign of Markdown made a letter."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
