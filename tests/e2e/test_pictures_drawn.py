"""Pictures of decisions are read by the official Mermaid, and their SVG is drawn whole by a real browser."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from adapters.editions_files import FileEditions
from bot.officer_mermaid import mermaid
from bot.officer_pictures import Box, Line, Picture, pictures_of
from bot.officer_svg import svg
from tests.e2e.cards.drawing import BROWSERS, QUIET

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("pictures")]
MERMAID = Path(__file__).parent / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
KEPT = Path(__file__).parents[2] / "build" / "e2e" / "pictures"
EDITIONS = FileEditions(FileEditions.default_folder())
AWKWARD = Picture(
    "awkward",
    'Signs; and "quotes" # in a title',
    "End of; the line.",
    (
        Box("q0", 'Is "it" <b>so</b>; or #not? [a] {b} (c) | d -->', 0),
        Box("end1", "subgraph\n- one; two\n- 100 % of it", 1, is_outcome=True),
    ),
    (Line("q0", "end1", 'yes | "no" & <i>'), Line("q0", "end1", "")),
)

# What of a drawing lies outside its picture, and which boxes lie on one another.
AMISS = """() => {
  const whole = document.querySelector("svg").viewBox.baseVal;
  const boxes = [...document.querySelectorAll("rect.box, rect.outcome")].map((each) => each.getBBox());
  const beyond = [...document.querySelectorAll("rect.box, rect.outcome, text")]
    .map((each) => [each.getBBox(), each.textContent])
    .filter(([b]) => b.x < 0 || b.y < 0 || b.x + b.width > whole.width + 1 || b.y + b.height > whole.height + 1)
    .map(([b, text]) => "beyond the edge: " + text);
  const meets = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const over = boxes.flatMap((a, n) => boxes.slice(n + 1).filter((b) => meets(a, b)).map(() => "two boxes meet"));
  const spilt = [...document.querySelectorAll("text.words, text.list")].flatMap((text, n) => {
    const b = text.getBBox(), home = boxes[n];
    return b.x < home.x || b.x + b.width > home.x + home.width ? ["spilt: " + text.textContent] : [];
  });
  return [...beyond, ...over, ...spilt];
}"""


def shown_pictures():
    """Yield every picture of every policy, and one with awkward texts."""
    yield "made", AWKWARD
    for policy in EDITIONS.policies():
        yield from ((policy, each) for each in pictures_of(EDITIONS.current(policy)))


@pytest.fixture(scope="module")
def page():
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert browser is not None, "Chromium is needed: install it (Debian: apt install chromium)."
    assert MERMAID.exists(), "Run npm ci in tests/e2e first; make e2e does."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=QUIET)
        try:
            yield chromium.new_page(viewport={"width": 1600, "height": 1200})
        finally:
            chromium.close()


def test_mermaid_reads_and_draws_every_picture(page):
    """The text is Mermaid, and each box is drawn with all that it says."""
    page.set_content("<!doctype html><html><body></body></html>")
    page.add_script_tag(path=MERMAID)
    for n, (policy, picture) in enumerate(shown_pictures()):
        text = mermaid(picture)
        assert page.evaluate("text => mermaid.parse(text).then(found => found.diagramType)", text)
        drawn = page.evaluate(
            "([id, text]) => mermaid.render(id, text).then((found) => {"
            " document.body.innerHTML = found.svg;"
            " return [...document.querySelectorAll('.node')].map((each) => each.textContent); })",
            [f"p{n}", text],
        )
        squeezed = ["".join(each.split()) for each in drawn]
        assert sorted(squeezed) == sorted("".join(box.text.split()) for box in picture.boxes), (
            policy
        )


def test_every_drawing_is_whole(page):
    """Nothing beyond the edge, no box on another, no words outside their box; pictures are kept."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for policy, picture in shown_pictures():
        page.set_content(
            f"<!doctype html><html><body style='margin:0'>{svg(picture)}</body></html>"
        )
        assert page.evaluate(AMISS) == [], (policy, picture.id)
        page.screenshot(path=KEPT / f"{policy}-{picture.id}.png", full_page=True)


def test_the_page_for_sign_off_is_read_on_a_phone(page, tmp_path, monkeypatch):
    """It is one page with a title, its pictures with their texts, and nothing wider than the screen but tables."""
    from bot.officer_drawing import draw_edition  # noqa: PLC0415 - its pictures lie beside it

    monkeypatch.chdir(tmp_path)
    draw_edition(EDITIONS.current("cheshire"), (), tmp_path)
    (folder,) = tmp_path.iterdir()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((folder / "sign-off.html").as_uri())
    assert page.title() == "Partnerships & Collaboration Policy v0.2 (2020), version 0.2"
    images = page.locator("img").evaluate_all(
        "all => all.map((each) => [each.alt !== '', each.naturalWidth > 0])"
    )
    assert len(images) == 6
    assert all(told and there for told, there in images)
    page.screenshot(path=KEPT / "sign-off-phone.png")
