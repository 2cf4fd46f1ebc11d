"""A picture as SVG: drawn with nothing but boxes and lines, and told in words to who cannot see."""

from collections.abc import Iterator
from textwrap import wrap
from xml.etree import ElementTree as ET

from bot.officer_layout import Point, layered
from bot.officer_pictures import Box, Picture

_SVG = "http://www.w3.org/2000/svg"
_LETTER, _LINE = 6.6, 16
_ACROSS, _PAD = 200, 10
_GAP_ACROSS, _GAP_DOWN = 34, 44
_LABEL_LINE = 13
_MARGIN, _HEAD = 20, 44
_BOX_LETTERS = int((_ACROSS - 2 * _PAD) / _LETTER)
_LABEL_LETTERS = 24
_STYLE = (
    "text{font:12px Verdana,Arial,sans-serif;fill:#1b1b1b}.words,.label{text-anchor:middle}"
    ".title{font-size:18px;font-weight:bold}"
    ".box{fill:#fff;stroke:#1b1b1b}.outcome{fill:#e8eef7;stroke:#1b1b1b;stroke-width:2.5}"
    ".line{fill:none;stroke:#5a5a5a;stroke-width:1.3}"
    ".label{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"
)


def svg(picture: Picture) -> str:
    """Return *picture* as an SVG document."""
    places = {box.id: n for n, box in enumerate(picture.boxes)}
    points, courses = layered(
        [box.level for box in picture.boxes],
        [(places[line.start], places[line.end]) for line in picture.lines],
    )
    return _Drawing(picture, points, courses).text()


def _wrapped(text: str) -> Iterator[str]:
    """Yield the lines of a box; what is listed goes on beneath its own words."""
    for line in text.split("\n"):
        further = "\u2002" if line.startswith("- ") else ""
        yield from wrap(line, _BOX_LETTERS, subsequent_indent=further)


class _Drawing:
    def __init__(
        self,
        picture: Picture,
        points: list[Point],
        courses: list[list[Point]],
    ) -> None:
        self._picture = picture
        self._courses = courses
        self._words = {box.id: list(_wrapped(box.text)) for box in picture.boxes}
        self._column = {box.id: point[0] for box, point in zip(picture.boxes, points, strict=True)}
        deepest = max((box.level for box in picture.boxes), default=0)
        self._height = [
            max((self._high(box) for box in picture.boxes if box.level == level), default=0)
            for level in range(deepest + 1)
        ]
        self._tops = [_HEAD + _MARGIN]
        for level, high in enumerate(self._height):
            self._tops.append(self._tops[-1] + high + self._gap_below(level))

    def text(self) -> str:
        columns = [x for course in self._courses for x, _ in course] + [*self._column.values()]
        title = len(self._picture.title) * _LETTER * 1.7
        width = max(self._across(max(columns, default=0)) + _ACROSS / 2 + _MARGIN, title)
        height = self._tops[-1]
        root = ET.Element(
            "svg",
            {
                "xmlns": _SVG,
                "viewBox": f"0 0 {width:.0f} {height:.0f}",
                "width": f"{width:.0f}",
                "height": f"{height:.0f}",
                "role": "img",
                "aria-labelledby": "title about",
            },
        )
        ET.SubElement(root, "title", id="title").text = self._picture.title
        told = " ".join((self._picture.about, *self._picture.told()))
        ET.SubElement(root, "desc", id="about").text = told
        ET.SubElement(root, "style").text = _STYLE
        ET.SubElement(root, "rect", width="100%", height="100%", fill="#fff")
        heading = ET.SubElement(root, "text", {"class": "title", "x": str(_MARGIN), "y": "32"})
        heading.text = self._picture.title
        for line, course in zip(self._picture.lines, self._courses, strict=True):
            self._line(root, course, self._words[line.start])
        for line, course in zip(self._picture.lines, self._courses, strict=True):
            self._label(root, line.text, course, self._words[line.start])
        for box in self._picture.boxes:
            self._box(root, box)
        ET.indent(root)
        return ET.tostring(root, encoding="unicode") + "\n"

    def _gap_below(self, level: int) -> int:
        """Return how much room the words on the lines need that leave a level."""
        starts = {box.id for box in self._picture.boxes if box.level == level}
        words = [wrap(x.text, _LABEL_LETTERS) for x in self._picture.lines if x.start in starts]
        return _GAP_DOWN + max(map(len, words), default=0) * _LABEL_LINE if starts else _GAP_DOWN

    def _across(self, column: float) -> float:
        return _MARGIN + _ACROSS / 2 + column * (_ACROSS + _GAP_ACROSS)

    def _high(self, box: Box) -> int:
        return len(self._words[box.id]) * _LINE + 2 * _PAD

    def _points(self, course: list[Point], words: list[str]) -> list[tuple[float, float]]:
        """Return where a line goes: from beneath its first box to the top of its last."""
        (x, level), *further = course
        points = [(self._across(x), self._tops[level] + len(words) * _LINE + 2 * _PAD)]
        for x, level in further[:-1]:
            points.append((self._across(x), self._tops[level]))
            points.append((self._across(x), self._tops[level] + self._height[level]))
        x, level = further[-1]
        return [*points, (self._across(x), self._tops[level])]

    def _line(self, root: ET.Element, course: list[Point], start: list[str]) -> None:
        (x, y), *points = self._points(course, start)
        path = f"M{x:.1f},{y:.1f}"
        for to_x, to_y in points:
            middle = (y + to_y) / 2
            path += f"C{x:.1f},{middle:.1f} {to_x:.1f},{middle:.1f} {to_x:.1f},{to_y:.1f}"
            x, y = to_x, to_y
        ET.SubElement(root, "path", {"class": "line", "d": path})
        tip = f"M{x - 4:.1f},{y - 7:.1f}L{x:.1f},{y:.1f}L{x + 4:.1f},{y - 7:.1f}"
        ET.SubElement(root, "path", {"class": "line", "d": tip})

    def _label(self, root: ET.Element, text: str, course: list[Point], start: list[str]) -> None:
        (x, y), (to_x, to_y), *_ = self._points(course, start)
        words = wrap(text, _LABEL_LETTERS)
        # Nearer to where it leads: lines from one box part there.
        at_x, at_y = x + (to_x - x) * 0.78, y + (to_y - y) * 0.62
        top = at_y - len(words) * _LABEL_LINE / 2 + 9
        self._write(root, words, at_x, top, "label", _LABEL_LINE)

    def _box(self, root: ET.Element, box: Box) -> None:
        words = self._words[box.id]
        left, top = self._across(self._column[box.id]) - _ACROSS / 2, self._tops[box.level]
        high = self._high(box)
        shape = {
            "class": "outcome" if box.is_outcome else "box",
            "x": f"{left:.1f}",
            "y": f"{top}",
            "width": str(_ACROSS),
            "height": str(high),
            "rx": "14" if box.is_outcome else "2",
        }
        ET.SubElement(root, "rect", shape)
        listed = len(words) > 1 and "\n" in box.text
        x = left + (_PAD if listed else _ACROSS / 2)
        self._write(root, words, x, top + _PAD + 12, "list" if listed else "words", _LINE)

    @staticmethod
    def _write(
        root: ET.Element, words: list[str], x: float, y: float, kind: str, apart: int
    ) -> None:
        if not words:
            return
        text = ET.SubElement(root, "text", {"class": kind})
        for n, line in enumerate(words):
            place = {"x": f"{x:.1f}", "y": f"{y + n * apart:.1f}"}
            ET.SubElement(text, "tspan", place).text = line
