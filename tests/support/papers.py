"""A paper with everything that a paper may hold."""

import struct
import zlib
from datetime import UTC, date, datetime

from domain.model.report.paper import Paper, Part, Picture, Table
from domain.model.report.period import months_from
from domain.policy.document import EditionRef


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 4, height: int = 3) -> bytes:
    """Return a grey picture of so many dots."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(rows)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", packed), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


PAPER = Paper(
    id="registers",
    title="How the registers stand",
    layer="",
    said_in="Cheshire policy",
    edition=EditionRef(policy="cheshire", version="0.2", sha256="5" * 64),
    for_whom=("Chief of Staff", "Chief Constable"),
    by_whom=("Risk Manager",),
    period=months_from(date(2026, 7, 1), 3),
    area="halton",
    area_title="Halton",
    as_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    day=date(2026, 11, 23),
    marking="Not protectively marked",
    cleared_by=("Chief Executive", "Treasurer"),
    released_by=("Chief Executive",),
    parts=(
        Part(
            heading="Entries",
            paragraphs=("There are three.",),
            table=Table(
                "Entries by kind",
                ("Kind", "Count"),
                (("=SUM(A1:A9)", "2"), ("Statutory partnership", "1")),
            ),
            figures=(("entries", "3"),),
            parts=(
                Part(
                    heading="By area",
                    table=Table("Entries by area", ("Area", "Count"), (("Halton", "3"),)),
                    picture=Picture("A grey field", png()),
                ),
            ),
        ),
        Part(heading="Reviews", paragraphs=("None was held.", "+1 is no formula.")),
    ),
    left_out=("One entry says nothing of any area.",),
    clauses=("CHE-14.1", "A-50"),
)
