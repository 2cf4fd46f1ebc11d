"""How a report is named on the command line: which, of which days, where, and into which file."""

from typing import Annotated

import typer

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The report, as report --list calls it.")
]
QuarterOption = Annotated[
    str, typer.Option("--quarter", metavar="QUARTER", help="Of a quarter of a year: 2026Q3.")
]
MonthOption = Annotated[
    str, typer.Option("--month", metavar="MONTH", help="Of one month: 2026-06.")
]
YearOption = Annotated[
    str, typer.Option("--year", metavar="YEAR", help="Of the twelve months that end in it: 2026.")
]
DaysOption = Annotated[
    str, typer.Option("--days", metavar="DAYS", help="Of these days: 2026-07-01..2026-09-30.")
]
AreaOption = Annotated[
    str, typer.Option("--area", metavar="AREA", help="Of one area; else of all of them.")
]
ExemptOption = Annotated[
    str,
    typer.Option("--exempt", metavar="CLAUSE", help="The clause on which it is not open."),
]
OutOption = Annotated[
    str,
    typer.Option("--out", metavar="FILE", help="A file that ends in .docx, .xlsx, .txt or .json."),
]
IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The number of a report: RPT-ABCDEFGH.")
]
