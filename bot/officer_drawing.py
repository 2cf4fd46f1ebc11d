"""Drawing an edition writes its pictures to a folder, and one page with the text of its screens."""

from collections.abc import Iterator
from pathlib import Path

from bot import wiring
from bot.failures import WrongUse, say
from bot.officer_finding import document_of
from bot.officer_mermaid import mermaid
from bot.officer_pictures import DRAWN, pictures_of
from bot.officer_signoff import signoff_page
from bot.officer_svg import svg
from bot.officer_writing import written
from domain.policy.policy import Policy


def draw_edition(read: wiring.Read, slots: tuple[str, ...], out: Path) -> None:
    """Write what is drawn of *read* to its own folder below *out*, and say where."""
    ref = read.ref
    folder = out / f"{ref.policy}-{ref.version}"
    files = dict(_files(read, slots))
    written(folder, files)
    pictures = sum(name.endswith(".svg") for name in files)
    told = f"{pictures} pictures and the page for sign-off" if pictures else "the page for sign-off"
    say(f"Wrote {told} to {folder}; open {folder / PAGE}.html.")


PAGE = "sign-off"


def _files(read: wiring.Read, slots: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    pictures = tuple(pictures_of(read, _drawn(read, slots))) if isinstance(read, Policy) else ()
    for picture in pictures:
        yield f"{picture.id}.svg", svg(picture)
        yield f"{picture.id}.mmd", mermaid(picture)
    page = signoff_page(document_of(read), read.ref, pictures)
    yield f"{PAGE}.md", page.markdown()
    yield f"{PAGE}.html", page.html()


def _drawn(policy: Policy, slots: tuple[str, ...]) -> tuple[str, ...]:
    """Return the slots to draw: those asked for, each of which is there."""
    known = tuple(policy.compiled.slots)
    lost = [slot for slot in slots if slot not in known]
    if lost:
        raise WrongUse(f"{lost[0]!r} is nothing that is decided; there are: {', '.join(known)}.")
    return slots or DRAWN
