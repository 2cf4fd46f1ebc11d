"""A document has real headings and tables, and says on every page what it is and how far."""

import io
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph

from adapters.paper_lines import DRAFT, LEFT_OUT, NOTHING_LEFT_OUT, about, said_moment
from domain.messages import cleaned
from domain.model.report.paper import Paper, Part, Picture, Table
from domain.ports.papers import Imprint

_LANGUAGE = "en-GB"
_FONT = "Arial"
_INK, _SHADE, _LINE = RGBColor(0x1F, 0x2A, 0x44), "E4E8F0", "9AA5BD"
_WIDE = 5
"""Columns above which a table needs the page on its side."""
_MARGIN = Cm(2)
_INDENT = 108
"""Twentieths of a point by which a cell's text stands in, so that a table begins at the margin."""
_LONG, _LONGEST = 40, 120
"""Characters beyond which a word, and a whole text, makes its column no wider."""
_LETTER, _PADDING = Cm(0.215), Cm(0.45)
"""What a letter of a table takes, and the margins of a cell."""


def document(paper: Paper, imprint: Imprint) -> bytes:
    """Return *paper* as a Word document."""
    made = Document()
    _set_up(made, paper, imprint)
    made.add_paragraph(_plain(paper.title), style="Title")
    made.add_paragraph(_plain(_subtitle(paper)), style="Subtitle")
    for label, said in about(paper, imprint):
        _labelled(made, label, said)
    for part in paper.parts:
        _part(made, part, 1)
    made.add_heading(LEFT_OUT, 1)
    if not paper.left_out:
        made.add_paragraph(NOTHING_LEFT_OUT)
    for line in paper.left_out:
        made.add_paragraph(_plain(line), style="List Bullet")
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _subtitle(paper: Paper) -> str:
    area = f", {paper.area_title}" if paper.area_title else ""
    return f"{paper.period.title[:1].upper()}{paper.period.title[1:]}{area}"


def _part(made: Docx, part: Part, level: int) -> None:
    made.add_heading(_plain(part.heading), level)
    for line in part.paragraphs:
        told = made.add_paragraph(_plain(line))
        told.paragraph_format.keep_with_next = part.table is not None
    if part.table is not None:
        _table(made, part.table, captioned=part.table.title != part.heading)
    if part.picture is not None:
        _picture(made, part.picture)
    for beneath in part.parts:
        _part(made, beneath, level + 1)


def _labelled(made: Docx, label: str, said: str) -> None:
    line = made.add_paragraph(style="About")
    line.add_run(f"{label}\t").bold = True
    line.add_run(_plain(said))


def _table(made: Docx, table: Table, *, captioned: bool) -> None:
    if captioned:
        caption = made.add_paragraph(_plain(table.title), style="Caption")
        caption.paragraph_format.keep_with_next = True
    widths = tuple(_widths(made, table))
    drawn = made.add_table(rows=1, cols=len(table.columns))
    drawn.style = made.styles["Table Grid"]
    drawn.autofit = False
    _describe(drawn, table.title)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    heading = drawn.rows[0]
    _mark(heading._tr, "w:tblHeader")  # noqa: SLF001 - the library has no name for it
    _mark(heading._tr, "w:cantSplit")  # noqa: SLF001 - as above
    for cell, text, width in zip(heading.cells, table.columns, widths, strict=True):
        _fill(cell, text, width, style="Table heading")
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        _shade(cell)
    bare = ("None", *("" for _ in table.columns[1:]))
    for row in table.rows or (bare,):
        made_row = drawn.add_row()
        _mark(made_row._tr, "w:cantSplit")  # noqa: SLF001 - as above
        for cell, text, width in zip(made_row.cells, row, widths, strict=True):
            _fill(cell, text, width, style="Table text")


def _widths(made: Docx, table: Table) -> Iterator[int]:
    """Yield how wide each column is: its longest word fits, and what is left goes by its texts."""
    whole = _room(made)
    columns = list(zip(table.columns, *table.rows, strict=True))
    least = [max(len(word) for text in c for word in (text or "-").split()) for c in columns]
    needed = [min(_LONG, each) * _LETTER + _PADDING for each in least]
    wished = [min(_LONGEST, max(map(len, column))) for column in columns]
    spare = max(0, whole - sum(needed))
    share = min(1.0, whole / sum(needed))
    for need, wish in zip(needed, wished, strict=True):
        yield int(need * share + spare * wish / (sum(wished) or 1))


def _room(made: Docx) -> int:
    """Return how wide a line may be."""
    page = made.sections[0]
    return int(page.page_width or 0) - int(page.left_margin or 0) - int(page.right_margin or 0)


def _fill(cell: Any, text: str, width: int, *, style: str) -> None:  # noqa: ANN401 - not named
    cell.width = width
    line = cell.paragraphs[0]
    # By its id: finding a style by its name goes through all of them, in every cell.
    line._p.style = style.replace(" ", "")  # noqa: SLF001 - as above
    line.add_run(_plain(text))


def _picture(made: Docx, picture: Picture) -> None:
    held = made.add_paragraph()
    width = _room(made)
    shape = held.add_run().add_picture(io.BytesIO(picture.png))
    if shape.width > width:
        shape.height, shape.width = Emu(int(shape.height * width / shape.width)), Emu(width)
    for described in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):  # noqa: SLF001 - as above
        described.set("descr", _plain(picture.alt))


def _set_up(made: Docx, paper: Paper, imprint: Imprint) -> None:
    _styles(made)
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if any(len(table.columns) > _WIDE for table in paper.tables):
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    _header(page, paper, imprint)
    _footer(page, paper, imprint)
    known = made.core_properties
    known.title, known.subject = _plain(paper.title), _plain(paper.period.title)
    known.author, known.comments = ", ".join(paper.by_whom), paper.sha256
    known.keywords, known.category = imprint.number, paper.marking
    known.language, known.content_status = _LANGUAGE, DRAFT if imprint.draft else "Released"
    known.created = known.modified = paper.as_at.astimezone(UTC).replace(tzinfo=None)
    known.last_modified_by = known.author


def _header(page: Any, paper: Paper, imprint: Imprint) -> None:  # noqa: ANN401 - not named
    marks = [paper.marking, paper.openness if paper.exempt else ""]
    line = page.header.paragraphs[0]
    _ends(line, page)
    line.add_run(_plain(". ".join(each for each in marks if each)))
    if imprint.draft:
        line.add_run(f"\t{DRAFT}").bold = True


def _footer(page: Any, paper: Paper, imprint: Imprint) -> None:  # noqa: ANN401 - as above
    number = f" · {imprint.number}" if imprint.number else ""
    line = page.footer.paragraphs[0]
    _ends(line, page)
    line.add_run(f"As at {said_moment(paper.as_at)}{number}\tPage ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def _ends(line: Paragraph, page: Any) -> None:  # noqa: ANN401 - as above
    """Let what comes after a tab stand at the right end of the page."""
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(page.page_width - 2 * _MARGIN, WD_TAB_ALIGNMENT.RIGHT)


def _field(line: Paragraph, name: str) -> None:
    """Add what Word works out itself."""
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = line.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.set(qn("xml:space"), "preserve")
            part.text = f" {text} "
        run._r.append(part)  # noqa: SLF001 - the library has no fields


def _styles(made: Docx) -> None:
    styles = made.styles
    base = styles["Normal"]
    base.font.name, base.font.size = _FONT, Pt(10.5)
    base.paragraph_format.space_after = Pt(6)
    for name in ("Header", "Footer"):
        styles[name].paragraph_format.tab_stops.clear_all()
    for name in _NAMED:
        styles[name].font.name = _FONT
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        styles[name].font.color.rgb = _INK
    sizes = {"Title": 22, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12, "Heading 3": 11}
    for name, size in sizes.items():
        styles[name].font.size = Pt(size)
        styles[name].font.italic = False
        styles[name].paragraph_format.keep_with_next = True
    for name, before in (("Heading 1", 18), ("Heading 2", 12), ("Heading 3", 10), ("Caption", 6)):
        styles[name].paragraph_format.space_before = Pt(before)
        styles[name].paragraph_format.space_after = Pt(4)
    styles["Caption"].font.size, styles["Caption"].font.bold = Pt(9.5), True
    _added(styles, "About", 10, indent=Cm(4.5))
    _added(styles, "Table text", 9.5)
    _added(styles, "Table heading", 9.5, bold=True)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), _LANGUAGE)


_NAMED = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "Header", "Footer")


def _added(
    styles: Any,  # noqa: ANN401 - as above
    name: str,
    size: float,
    *,
    bold: bool = False,
    indent: int = 0,
) -> None:
    """Add a style of paragraphs; *indent* is where what follows a label begins."""
    style = styles.add_style(name, 1)
    style.base_style = styles["Normal"]
    style.font.size, style.font.bold = Pt(size), bold
    form = style.paragraph_format
    form.space_after = Pt(2)
    form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if indent:
        form.left_indent, form.first_line_indent = indent, -indent
        form.tab_stops.add_tab_stop(indent)


def _describe(drawn: DocxTable, title: str) -> None:
    """Say what a table is, for whoever hears it read."""
    known = drawn._tbl.tblPr  # noqa: SLF001 - as above
    layout = known.find(qn("w:tblLayout"))  # the format wants its parts in one order
    layout.addprevious(_element("tblInd", w=str(_INDENT), type="dxa"))
    edges = _element("tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edges.append(_element(edge, val="single", sz="4", space="0", color=_LINE))
    layout.addprevious(edges)
    known.append(_element("tblCaption", val=_plain(title)))


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - as above
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _mark(row: Any, mark: str) -> None:  # noqa: ANN401 - as above
    row.get_or_add_trPr().append(OxmlElement(mark))


def _shade(cell: Any) -> None:  # noqa: ANN401 - as above
    shade = _element("shd", val="clear", color="auto", fill=_SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - as above


def _plain(text: str) -> str:
    """Return *text* without what no document may hold."""
    return "".join(c for c in str(cleaned(text)) if c not in "￾￿")
