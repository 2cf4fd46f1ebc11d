"""Hearing a file shows, line by line, what the assistant would understand if a person said it."""

import json

from bot.deciding import complain_of, reading
from bot.facts_files import BadFacts, lines_of
from bot.failures import tell
from bot.intents import understood
from bot.printing import heard_line
from bot.words import listed
from domain.policy.policy import Policy


def hear_text(policy: Policy, text: str, *, as_json: bool) -> None:
    """Print what is understood of *text*: only what puts a matter states any facts of one."""
    heard = policy.hear(text)
    meant = understood(text, facts_heard=bool(heard))
    heard = heard if meant.intent == "determine" else ()
    if as_json:
        facts = {each.fact: each.value for each in heard}
        tell(json.dumps({"intent": meant.intent, "facts": facts}))
    else:
        perhaps = f" (perhaps {listed(meant.likely, ' or ')})" if meant.likely else ""
        tell(heard_line(f"{meant.intent}{perhaps}", heard, policy))


def hear_lines(policy: Policy, name: str, *, as_json: bool) -> None:
    """Print what is understood of each line of the file *name*, in order.

    Raises :class:`WrongUse` at the end when lines were no text.
    """
    bad: list[int] = []
    with reading(name) as stream:
        for number, raw in enumerate(lines_of(stream), start=1):
            try:
                hear_text(policy, _text(raw), as_json=as_json)
            except BadFacts as error:
                bad.append(number)
                wrong = {"line": number, "error": f"{error}."}
                tell(json.dumps(wrong) if as_json else f"line {number}: {error}.")
    complain_of(name, bad)


def _text(raw: bytes | None) -> str:
    if raw is None:
        raise BadFacts("the line is too long to be a sentence; break it up")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFacts("the line is not UTF-8 text; save the file as UTF-8") from error
