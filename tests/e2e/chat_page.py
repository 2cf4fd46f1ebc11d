"""A person at the Teams-like client: what they read, type, pick and press."""

from pathlib import Path

from playwright.async_api import Locator, Page, expect

WRITING = "[data-lexical-editor=true]"
PHONE = 390
# The client is made for a desktop: its columns and its cards have a width of their own.
NARROW = """
  div { min-width: 0 !important }
  div:has(.ac-adaptiveCard) { max-width: 100vw; width: auto !important }
"""


class ChatPage:
    """The personal chat in the Playground's page; the pictures of it are numbered as they come."""

    def __init__(self, page: Page, pictures: Path) -> None:
        """Drive *page*; put pictures into the folder *pictures*."""
        self.page = page
        self.broken: list[str] = []
        self._pictures = pictures
        page.on("pageerror", lambda error: self.broken.append(str(error)))

    @property
    def card(self) -> Locator:
        """The latest card."""
        return self.page.locator(".ac-adaptiveCard").last

    async def open(self, url: str) -> None:
        """Open the client, and wait until something can be typed."""
        await self.page.goto(url)
        await self.page.get_by_role("button", name="Send Message").wait_for()

    async def as_on_a_phone(self) -> None:
        """Make the window as wide as a phone, and let the chat have all of it."""
        await self.page.get_by_role("button").last.click()  # closes the log
        await self.page.set_viewport_size({"width": PHONE, "height": 1400})
        await self.page.add_style_tag(content=NARROW)

    async def say(self, text: str) -> None:
        """Type *text* and send it."""
        await self.page.locator(WRITING).click()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def goes_to(self, chat: str) -> None:
        """Open another chat of the list on the left."""
        await self.page.get_by_role("treeitem", name=chat).click()

    async def mentions(self, name: str, text: str) -> None:
        """Say *text* to *name*, as one does in company."""
        await self.page.locator(WRITING).click()
        await self.page.keyboard.type("@")
        await self.page.get_by_role("menuitem").filter(has_text=name).get_by_text(name).click()
        await self.page.keyboard.type(f" {text}")
        await self.page.keyboard.press("Enter")

    async def reads(self, *texts: str) -> None:
        """Wait until the latest card holds each of *texts*."""
        for text in texts:
            await expect(self.card).to_contain_text(text)

    async def presses(self, button: str) -> None:
        """Press the button of the latest card that is called that."""
        await self.card.get_by_role("button", name=button, exact=True).click()

    async def picks(self, question: str, choice: str) -> None:
        """Pick *choice* where the latest card asks *question*, in a list or one of a few."""
        asked = self.card.get_by_role("combobox", name=question)
        if await asked.count():
            await asked.click()
            await self.page.get_by_role("option", name=choice, exact=True).click()
        else:
            few = self.card.get_by_role("radiogroup", name=question)
            await few.get_by_role("radio", name=choice, exact=True).check()

    async def fills(self, label: str, text: str) -> None:
        """Put *text* into the line of that label on the latest card."""
        await self.card.get_by_role("textbox", name=label).fill(text)

    async def picture(self, name: str) -> None:
        """Keep a picture of the page as it is now."""
        number = len(list(self._pictures.iterdir())) + 1
        await self.page.screenshot(path=self._pictures / f"{number:02}-{name}.png")
