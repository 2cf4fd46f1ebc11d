"""Every sentence about spreadsheets: what is wrong in a row and what to do, and what was done."""

from collections.abc import Mapping

from bot.refusing import those_who_may
from domain.refusals import NotYourOffice
from domain.services.import_plan import Fault, FaultCode

FAULTS: dict[FaultCode, str] = {
    "no-rows": "there is nothing in it; give a spreadsheet with a heading and rows beneath",
    "no-title-column": (
        "no column is called Title; call one that, or say which it is in a --mapping file"
    ),
    "unknown-column": (
        "no such column is known; call it as an export does, or say in a --mapping file what it"
        " means, or that it is left out"
    ),
    "column-twice": "means the same as the column “{other}”; leave one of them out",
    "no-title": "there is no title; write a few words by which others will know it",
    "no-register": "no register is named; write one of: {offered}; or give --register for all rows",
    "unknown-register": "“{said}” is no register of the policy; write one of: {offered}",
    "unknown-kind": "“{said}” is no kind of the policy; write one of: {offered}; or leave it empty",
    "unknown-stage": "“{said}” is no stage; write one of: {offered}; or leave it empty",
    "bad-day": "“{said}” is no day that can be read; write it as 2026-04-01 or 1/4/2026",
    "bad-value": "“{said}” cannot stand there; write {why}",
    "too-long": "it is too long; keep each name within {most} characters",
    "too-many": "too many are named; name at most {most}",
    "number-twice": "“{said}” stands in row {other} already; keep one of the two rows",
    "unknown-number": (
        "there is no entry with the number {said}; leave the number empty to add it as a new one"
    ),
    "closed-number": "the entry {said} was made by mistake or merged away; take the row out",
    "not-by-import": (
        "“{said}” is not what stands there ({stands}), and an import does not change that; put back"
        " what stands, and decide or correct the entry in the chat"
    ),
    "not-yours": "the entry {said} is for others to correct: {may}",
    "reference-known": (
        "“{said}” is on the register as {number}; write that number into a column Number to"
        " correct that entry"
    ),
    "similar-in-sheet": (
        "“{said}” is called like row {other}; keep one of them, or say with --different that they"
        " are different"
    ),
    "similar-on-register": (
        "“{said}” is called like {number}, “{title}”; write that number into a column Number to"
        " correct that entry, or say with --different that they are different"
    ),
}
"""What is wrong and what to do, by the code of the fault."""

DRY = "Nothing was changed: {what}. Type it again with --apply to do it."
NOTHING_TO_DO = "Nothing was changed, and there is nothing to do: {what}."
WRONG = "Nothing was changed: {faults} to be mended first; then {what}."
DONE = "Done: {what}."
PASSED_OVER = "Passed over, since they are worked out here: {columns}."
NOT_HERE = (
    "What was taken over is marked as not decided here yet; the page of each entry offers to"
    " decide it."
)
EXPORTED = "Wrote {count} to {file}: {register}, {as_at}, under {policy} version {version}."
HOW_TO_EXPORT = "How to have the register as a spreadsheet"
ASK_FOR_IT = (
    "Ask whoever looks after this assistant for it, or type the command yourself where the"
    " assistant runs:"
)
COMMANDS = (
    "*partnerships register export register.xlsx* for a workbook",
    "*partnerships register export register.csv --as-at 2026-04-01* as it stood on a day",
    "*partnerships register import old.xlsx* to see what taking over a spreadsheet would do",
)
WHO_MAY = "Whoever may read the register may have it. I cannot hand you a file here."


def said_of(fault: Fault, titles: Mapping[str, str]) -> str:
    """Return what is wrong in one line, with the row and the heading that it stands under.

    *titles* are those of the offices.
    """
    data = {"said": _short(fault.said), **fault.data}
    if "may" in data:
        may = NotYourOffice("import-register", tuple(data["may"].split(", ")))
        data["may"] = those_who_may(may, titles)
    sentence = FAULTS[fault.code].format(**data)
    where = ", ".join(
        part for part in (f"row {fault.line}" if fault.line else "", fault.heading) if part
    )
    return f"{where}: {sentence}" if where else sentence


def counted(number: int, one: str, many: str) -> str:
    """Return how many there are of something."""
    return f"{number:,} {one if number == 1 else many}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 4]} ..."


_LONGEST = 80
