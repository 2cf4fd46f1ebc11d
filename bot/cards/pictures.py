"""A grid is drawn as a picture that says with numbers and words whatever it shows by colours."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TypeAlias
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont
from pydantic import JsonValue

from bot.cards.elements import Element
from bot.cards.text import plain
from bot.grids import Cell, Grid

_WIDTH, _BESIDE, _ROW, _ABOVE, _EDGE = 720, 144, 96, 92, 6
"""Pixels: of the picture, of the labels beside and above, of a row; a phone draws it at half."""

_LARGE, _USUAL, _READ, _LEAST = 34, 26, 20, 15
"""Sizes of letters, in pixels: of a count, of a label, of one read easily, of the smallest."""

_UPRIGHT = 190
"""Pixels above where the labels of the columns stand upright."""

_INK, _PALE, _PAPER, _LINE = "#1b1b1b", "#5a5a5a", "#ffffff", "#767676"
_SHADES = ((0xF4, 0xF2, 0xE9), (0xFB, 0xE3, 0x9B), (0xF7, 0xB2, 0x67), (0xEF, 0x8A, 0x77))
"""From the least to the gravest: black letters are read easily on each."""

_COLOURS = 32
_CENTRED = "mm"
_TYPOGRAPHIC = {
    **dict.fromkeys(map(ord, "\u2018\u2019"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d"), '"'),
    **dict.fromkeys(map(ord, "\u2013\u2014"), "-"),
    ord("\u2026"): "...",
    ord("\u00a3"): "GBP ",
}

Box: TypeAlias = tuple[float, float, float, float]
_Font: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class _Canvas:
    draw: ImageDraw.ImageDraw

    def texts(self, boxes: Sequence[Box], said: Sequence[str], size: int, ink: str = _INK) -> None:
        """Write what is *said* in the middle of each of *boxes*, all alike and as large as fits."""
        letters = self.fitting(boxes, said, size)
        font = ImageFont.load_default(letters)
        for (left, top, right, bottom), each in zip(boxes, said, strict=True):
            high = max(1, int((bottom - top) / letters))
            lines = self._wrapped(_drawable(each), right - left, font)[:high]
            middle = ((left + right) / 2, (top + bottom) / 2)
            written = "\n".join(lines)
            self.draw.multiline_text(middle, written, ink, font, _CENTRED, align="center")

    def fitting(self, boxes: Sequence[Box], said: Sequence[str], size: int) -> int:
        """Return how large the letters are in which all that is *said* fits its box."""
        texts = [_drawable(each) for each in said]
        room = [(right - left, bottom - top) for left, top, right, bottom in boxes]
        sizes = range(size, _LEAST, -1)
        fits = (all(map(self._fits, texts, room, [each] * len(texts))) for each in sizes)
        return next((each for each, whole in zip(sizes, fits, strict=True) if whole), _LEAST)

    def _fits(self, text: str, room: tuple[float, float], letters: int) -> bool:
        font = ImageFont.load_default(letters)
        lines = self._wrapped(text, room[0], font)
        left, top, right, bottom = self.draw.multiline_textbbox((0, 0), "\n".join(lines), font)
        return right - left <= room[0] and bottom - top <= room[1]

    def _wrapped(self, text: str, wide: float, font: _Font) -> list[str]:
        """Return *text* in lines that are at most *wide*, unless a word of it is wider."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.draw.textlength(longer, font) <= wide:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines


def picture(grid: Grid) -> Element:
    """Return the image of *grid*, its content within it, so that nothing is fetched for it."""
    written = base64.b64encode(png(grid)).decode("ascii")
    return {
        "type": "Image",
        "url": f"data:image/png;base64,{written}",
        "altText": plain(grid.alt),
        "size": "Stretch",
        "msteams": {"allowExpand": True},
    }


def chart(grid: Grid) -> Element:
    """Return *grid* as bars, for a client that draws them; another one leaves them out."""
    data: list[JsonValue] = [
        {
            "legend": plain(row),
            "values": [
                {"x": plain(column), "y": cell.count}
                for column, cell in zip(grid.columns, cells, strict=True)
            ],
        }
        for row, cells in zip(grid.rows, grid.cells, strict=True)
    ]
    return {
        "type": "Chart.VerticalBar.Grouped",
        "title": plain(grid.title),
        "xAxisTitle": plain(grid.across),
        "yAxisTitle": plain(grid.down),
        "data": data,
        "fallback": "drop",
    }


def png(grid: Grid) -> bytes:
    """Return the picture of *grid* as a PNG of few colours."""
    wide = (_WIDTH - _BESIDE - _EDGE) / len(grid.columns)
    across = [(_BESIDE + wide * n, _BESIDE + wide * (n + 1)) for n in range(len(grid.columns))]
    upright = _is_upright(grid, wide)
    over = _UPRIGHT if upright else _ABOVE
    height = over + len(grid.rows) * _ROW + _EDGE
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    canvas = _Canvas(ImageDraw.Draw(image))
    down = [(over + _ROW * n, over + _ROW * (n + 1)) for n in range(len(grid.rows))]
    corner = (6.0, 4.0, _BESIDE - 6.0, over - 6.0)
    canvas.texts((corner,), (f"{grid.down} by {grid.across.lower()}",), _USUAL, _PALE)
    if upright:
        _stand(image, across, grid.columns)
    else:
        above = [(left + 4, 4.0, right - 4, over - 6.0) for left, right in across]
        canvas.texts(above, grid.columns, _USUAL)
    beside = [(6.0, top + 4, _BESIDE - 8.0, bottom - 4) for top, bottom in down]
    canvas.texts(beside, grid.rows, _USUAL)
    boxes = [(left, top, right, bottom) for top, bottom in down for left, right in across]
    _cells(canvas, boxes, [cell for cells in grid.cells for cell in cells])
    few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def _is_upright(grid: Grid, wide: float) -> bool:
    """Tell whether what the columns are called stands upright, so that it can be read."""
    canvas = _Canvas(ImageDraw.Draw(Image.new("RGB", (1, 1))))
    boxes = [(0.0, 0.0, wide - 8, _ABOVE - 10.0)] * len(grid.columns)
    return canvas.fitting(boxes, grid.columns, _USUAL) < _READ


def _stand(image: Image.Image, across: Sequence[tuple[float, float]], said: Sequence[str]) -> None:
    """Write what is *said* above each column from the bottom up."""
    wide, high = int(across[0][1] - across[0][0]) - 8, _UPRIGHT - 10
    strip = Image.new("RGB", (high * len(said), wide), _PAPER)
    boxes = [(4.0 + high * n, 0.0, high * (n + 1.0), float(wide)) for n in range(len(said))]
    _Canvas(ImageDraw.Draw(strip)).texts(boxes, said, _USUAL)
    for n, (left, _) in enumerate(across):
        one = strip.crop((high * n, 0, high * (n + 1), wide))
        image.paste(one.rotate(90, expand=True), (int(left) + 4, 4))


def _cells(canvas: _Canvas, boxes: Sequence[Box], cells: Sequence[Cell]) -> None:
    """Draw each cell: its count, if there is any, above its level."""
    upper, lower = [], []
    for (left, top, right, bottom), cell in zip(boxes, cells, strict=True):
        canvas.draw.rectangle((left, top, right, bottom), _shade(cell), _LINE, 2)
        parted = bottom - (_ROW * 0.4 if cell.level else 0)
        upper.append((left + 4, top + 6, right - 4, parted - 4))
        lower.append((left + 4, parted if cell.count else top + 6, right - 4, bottom - 6))
    said = [str(cell.count) if cell.count or not cell.level else "" for cell in cells]
    canvas.texts(upper, said, _LARGE)
    canvas.texts(lower, [cell.level for cell in cells], _USUAL)


def _shade(cell: Cell) -> tuple[int, int, int] | str:
    if not cell.level:
        return _PAPER
    at = min(max(cell.shade, 0.0), 1.0) * (len(_SHADES) - 1)
    low = min(int(at), len(_SHADES) - 2)
    (r, g, b), (red, green, blue) = _SHADES[low], _SHADES[low + 1]
    part = at - low
    return (
        round(r + (red - r) * part),
        round(g + (green - g) * part),
        round(b + (blue - b) * part),
    )


def _drawable(said: str) -> str:
    """Return *said* in letters that the font has: those of English, without accents."""
    shown = plain(said).replace("\u200b", "").translate(_TYPOGRAPHIC)
    return normalize("NFKD", shown).encode("ascii", "ignore").decode("ascii")
