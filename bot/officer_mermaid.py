"""A picture as Mermaid text, which many wikis and editors draw by themselves."""

from textwrap import wrap

from bot.officer_pictures import Box, Picture

_WIDTH = 34
_SPELT = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;"}
"""What Mermaid would read as its own, the first of them first."""


def mermaid(picture: Picture) -> str:
    """Return *picture* as a Mermaid flowchart with a title and a description for screen readers."""
    lines = [
        "flowchart TD",
        f"  accTitle: {_plain(picture.title)}",
        f"  accDescr: {_plain(picture.about)}",
        *(f"  {_box(box)}" for box in picture.boxes),
        *(f"  {line.start} -->{_label(line.text)} {line.end}" for line in picture.lines),
        "  classDef outcome stroke-width:3px",
    ]
    outcomes = [box.id for box in picture.boxes if box.is_outcome]
    if outcomes:
        lines.append(f"  class {','.join(outcomes)} outcome")
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    text = _quoted(box.text)
    return f"{box.id}([{text}])" if box.is_outcome else f"{box.id}[{text}]"


def _label(text: str) -> str:
    return f"|{_quoted(text)}|" if text else ""


def _quoted(text: str) -> str:
    """Return *text* in quotation marks, broken into lines."""
    spelt = (
        text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
    )
    return f'"{"<br/>".join(wrap(spelt, _WIDTH))}"'


def _plain(text: str) -> str:
    """Return *text* on one line without the signs that end a title."""
    return " ".join(text.replace(";", ",").replace("#", "").split())
