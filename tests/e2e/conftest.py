"""What the end-to-end tests share: a browser that sees this machine alone, and where pictures go."""

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import async_playwright

PICTURES = Path(__file__).parents[2] / "build" / "e2e"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture
async def browser():
    """Return the system's own Chromium, with no window."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "Install Chromium (Debian: apt install chromium)."
    # Its sandbox does not work for root, who is what runs in many a container.
    options = [*OPTIONS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=found, args=options)
        yield chromium
        await chromium.close()


@pytest.fixture
async def page(browser):
    """Return a page of a desktop's width; whatever is not on this machine is out of reach."""
    context = await browser.new_context(viewport={"width": 1400, "height": 1400})
    context.set_default_timeout(15_000)
    await context.route(
        lambda url: urlsplit(url).hostname not in {"127.0.0.1", "localhost"},
        lambda route: route.abort(),
    )
    yield await context.new_page()
    await context.close()


@pytest.fixture
def pictures(request):
    """Return the empty folder for the pictures of this test."""
    folder = PICTURES / re.sub(r"\W+", "-", request.node.name).strip("-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
