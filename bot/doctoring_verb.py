"""The verb that lets the doctor look, and says by its exit whether anything is to be mended."""

import json

import typer

from bot.doctoring import examine
from bot.failures import FINDING, tell
from bot.settings import read_settings
from bot.verbs import JsonOption


def doctor(as_json: JsonOption = False) -> None:
    """Say whether all that the assistant needs is there and works.

    Example: partnerships doctor
    """
    findings = examine(read_settings())
    if as_json:
        tell(json.dumps([finding.as_data() for finding in findings], indent=2))
    else:
        for finding in findings:
            tell(str(finding))
    if not all(finding.well for finding in findings):
        raise typer.Exit(FINDING)
