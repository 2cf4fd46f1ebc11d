r"""What anybody wrote is drawn as the characters it is made of, and as nothing else.

Two things see to that. Body text is drawn as text runs, which no client reads as markdown: escaping
with backslashes would not do, since phones show the backslashes and still find the link behind
``\[``. And every text passes through ``plain``, which leaves nothing that a client could take for
a link, a mention, a date to format or an order to write backwards.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BREAK = "\u200b"
"""Parts what must not be read together; it is not seen, and a line may be broken at it."""

_LONGEST_WORD = 30
"""Characters of a word that a phone can still show on one line beside a margin."""

_MARKS = 8
"""So many marks on one letter are a script; more are a tower over the lines above and below."""

_JOINER = "\u200d"
_VARIANT = "\ufe0f"
_EMOJI = {"So", "Sk"}
_UNSEEN = {"Cf", "Cc", "Cs"}
_BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters, marks and signs by their category that leave no trace on a screen all the same."""

# What a client would act on: the ends of a label before its address, an address of any kind, a
# mention or other tag, a date function.
_ACTED_ON = re.compile(r"\](?=[(\[:])|/(?=/)|(?<=\w)\.(?=[^\W\d_])|@(?=\w)|<(?=[^\s\d=<])|\{(?=\{)")
_WORD = re.compile(rf"[^\s{_BREAK}-]{{{_LONGEST_WORD}}}(?=[^\s{_BREAK}-])")

# The words to type in our own sentences stand between asterisks, and are bold. Once in a screen
# they cannot be told from asterisks that a person wrote, and need not be: quotations are left
# alone, and elsewhere the worst that a person's asterisks can do is to be bold.
_PARTS = re.compile(
    r"(?P<quoted>“[^”]*”)"
    r"|(?<![\w*])\*(?P<typed>[^\s*“”](?:[^*“”]{0,38}[^\s*“”])?)\*(?![\w*])"
    r"|(?P<cited>\((?:[A-Z]{1,4}-\d+(?:\.\d+)*(?:, )?)+\))"
)
_NAMED = re.compile(r"(?P<name>[A-Z][a-z]*(?: [a-z]+){0,3}:) (?=\S)")

# Letters, digits and the signs of a plain sentence: there is nothing here that markdown reads.
_NOTHING_TO_READ = re.compile(r"(?!\d+[.)])[^\W_](?:[^\W_]|[ .,;:?!'’“”()/%£…–-])*")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    subtle: bool = False


def plain(text: str) -> str:
    """Return *text* on one line, with nothing in it that is hidden or that a client would act on.

    What is not seen (marks that turn the direction, signs without a width) is shown by its number,
    as in ``⟦U+202E⟧``; control characters and halves of characters are left out.
    """
    line = " ".join(text.split())
    if not (line.isascii() and line.isprintable()):
        line = " ".join("".join(_shown(line)).split())
    line = _ACTED_ON.sub(lambda found: found[0] + _BREAK, line)
    return _WORD.sub(lambda found: found[0] + _BREAK, line)


def kept(text: str) -> str:
    """Return *text* as the value of an input: what is hidden in it is left out, nothing is added.

    A value comes back and is recorded, so that what ``plain`` adds for the eye has no place in it.
    """
    return " ".join("".join(c for c in text if not _is_hidden(c) or c.isspace()).split())


def runs(text: str) -> Iterator[Run]:
    """Yield *text* in pieces: bold what is to be typed and what names it, subtle what it cites."""
    named = _NAMED.match(text)
    start = 0
    if named is not None:
        yield Run(plain(named["name"]) + " ", bold=True)
        start = named.end()
    for found in _PARTS.finditer(text, start):
        if found["quoted"] is not None:
            continue
        yield from _piece(text[start : found.start()])
        if found["typed"] is not None:
            yield Run(plain(found["typed"]), bold=True)
        else:
            yield Run(plain(found["cited"]), subtle=True)
        start = found.end()
    yield from _piece(text[start:])


def is_harmless(text: str) -> bool:
    """Tell whether *text* means the same to whatever reads markdown in it."""
    return _NOTHING_TO_READ.fullmatch(text) is not None


def bare(text: str) -> str:
    """Return the letters, figures and spaces of *text*, in which there is no markdown to read."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).split()) or "?"


def _piece(text: str) -> Iterator[Run]:
    """Yield *text* with the spaces at its ends, which part it from what stands beside it."""
    said = plain(text)
    if said:
        before = " " if text[0].isspace() else ""
        after = " " if text[-1].isspace() else ""
        yield Run(f"{before}{said}{after}")
    elif text:
        yield Run(" ")


def _shown(line: str) -> Iterator[str]:
    """Yield what is shown for each character of *line*."""
    marks = 0
    for at, character in enumerate(line):
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks > _MARKS:
            continue
        if not _is_hidden(character) or _joins(line, at):
            yield character
        elif unicodedata.category(character) not in {"Cc", "Cs"}:
            yield f"⟦U+{ord(character):04X}⟧"


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or character in _BLANK


def _joins(line: str, at: int) -> bool:
    """Tell whether the character *at* makes one picture of two, as an emoji of a family is made."""
    if line[at] != _JOINER or not 0 < at < len(line) - 1:
        return False
    before, after = line[at - 1], line[at + 1]
    return (before == _VARIANT or _is_picture(before)) and _is_picture(after)


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in _EMOJI and character not in _BLANK
