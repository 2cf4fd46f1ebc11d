"""Cards are drawn by the official renderer, in the Chromium of this machine, with no network."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
MODULES = HERE.parent / "node_modules"
SCRIPTS = (
    MODULES / "adaptivecards" / "dist" / "adaptivecards.min.js",
    MODULES / "markdown-it" / "dist" / "markdown-it.min.js",
    HERE / "draw.js",
)
PICTURES = HERE.parents[2] / "build" / "e2e" / "cards"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",
)

# What is cut off, or reaches past an edge, of whatever is shown; with what is written on it.
CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth;
  const strips = [...document.querySelectorAll("#card *")].filter((each) => each.checkVisibility());
  return strips
    .filter((each) => each.getBoundingClientRect().right > wide + 1
      || (each.matches(".ac-actionSet, button, .ac-textBlock, .ac-richTextBlock")
          && each.scrollWidth > each.clientWidth + 1))
    .map((each) => each.className + ": " + each.innerText.slice(0, 60));
}"""


class Canvas:
    """A page on which one card at a time is drawn."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []
        self.asked: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.set_content((HERE / "page.html").read_text(encoding="utf-8"))
        for script in SCRIPTS:
            page.add_script_tag(path=script)

    def draw(self, card: object, width: int, *, markdown: bool = True) -> list[str]:
        """Draw *card* in so many pixels, and return what the renderer has against it.

        That it leaves out what the card allows it to leave out is nothing against it.
        """
        self.page.set_viewport_size({"width": width, "height": 800})
        said = self.page.evaluate(
            "([card, markdown]) => drawCard(card, markdown)", [card, markdown]
        )
        return [each for each in said if "Fallback will be used" not in str(each)]

    def keep(self, name: str) -> None:
        """Keep a picture of what is drawn."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def press(self, title: str) -> None:
        """Press the button with that *title*."""
        self.page.get_by_role("button", name=title, exact=True).click()

    @property
    def pressed(self) -> list[dict]:
        """What the buttons sent since the card was drawn: their titles and data."""
        return self.page.evaluate("window.pressed")

    @property
    def cut_off(self) -> list[str]:
        """What cannot be seen whole."""
        return self.page.evaluate(CUT_OFF)

    @property
    def hidden_buttons(self) -> list[str]:
        """The titles of buttons that cannot be pressed where they are."""
        buttons = self.page.locator("#card button:visible")
        return [each.inner_text() for each in buttons.all() if not _can_be_pressed(each)]


@contextmanager
def canvas() -> Iterator[Canvas]:
    """Give a page to draw on."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert browser is not None, "Chromium is needed: install it (Debian: apt install chromium)."
    assert SCRIPTS[0].exists(), "Run npm ci in tests/e2e first; make e2e does."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=QUIET)
        try:
            yield Canvas(chromium.new_page())
        finally:
            chromium.close()


def _can_be_pressed(button) -> bool:
    button.scroll_into_view_if_needed()
    return button.evaluate(
        """(each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return each.contains(found);
        }"""
    )
