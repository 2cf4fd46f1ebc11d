"""Every card is drawn by the official renderer in a real browser, wide and on a phone."""

import pytest

from bot.cards.card import adaptive_card
from bot.screens import Choice
from tests.cards.card_lint import shown
from tests.cards.made_screens import everywhere
from tests.cards.payloads import PAYLOADS
from tests.cards.reading import STAGES, asks, item
from tests.cards.real_screens import NAMES, real_screens
from tests.e2e.cards.drawing import canvas

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("cards")]
DESKTOP, PHONE = 1000, 390
LONG_WORD = "Merseysidepolicepartnershipagreementonsharedservices" * 4


@pytest.fixture(scope="module")
def drawn():
    with canvas() as opened:
        yield opened


def is_whole(drawn) -> bool:
    """Tell whether all that is shown can be seen and pressed, and nothing went wrong."""
    assert drawn.cut_off == []
    assert drawn.hidden_buttons == []
    assert drawn.errors == []
    return True


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_drawn_whole(drawn, name, width):
    """With nothing against it, nothing cut off, and everything that is folded shown by its button."""
    card = adaptive_card(real_screens()[name], "token-1", can_open_dialog=True)
    assert drawn.draw(card, width) == []
    assert is_whole(drawn)
    drawn.keep(f"{name}-{width}")
    folds = drawn.page.get_by_role("button", name="Show ").filter(has_not_text="register")
    for _ in range(folds.count()):
        folds.first.click()
    assert folds.count() == 0
    assert is_whole(drawn)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_dialog_is_drawn_whole(drawn, width):
    """The form alone."""
    card = adaptive_card(real_screens()["register-title"], "token-1", dialog=True)
    assert drawn.draw(card, width) == []
    assert is_whole(drawn)
    drawn.keep(f"dialog-{width}")


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), LONG_WORD], ids=[*PAYLOADS, "long word"])
def test_what_is_written_is_shown_and_does_nothing(drawn, payload):
    """Even where all that can become a link or a tag becomes one, on a phone."""
    before = len(drawn.asked)
    for place, screen in everywhere(payload).items():
        card = adaptive_card(screen, "token-1", can_open_dialog=True)
        assert drawn.draw(card, PHONE) == []
        made = drawn.page.locator(
            "#card :is(a, img, svg, script, iframe, table, ul, ol, pre, code, em, strong, h1, h2, s)"
        )
        assert made.count() == 0, place
        assert is_whole(drawn)
        page = drawn.page.locator("#card").inner_text()
        assert shown(card)[0].strip() in page
    assert drawn.asked[before:] == []


def test_a_press_sends_its_own_data_and_what_was_chosen(drawn):
    """Moving about sends nothing that was chosen."""
    screen = real_screens()["group"]
    drawn.draw(adaptive_card(screen, "token-1"), PHONE)
    first = screen.question.items[0]
    drawn.page.get_by_label(f"1. {first.text}").select_option("Yes")
    drawn.press("None of these")
    drawn.press("Back")
    chosen, moved = (each["data"] for each in drawn.pressed)
    assert chosen.keys() == {"press", "card", first.fact}
    assert chosen[first.fact] == "yes"
    assert moved.keys() == {"press", "card"}


def test_what_must_be_chosen_holds_up_nothing_else(drawn):
    """It says what is missing; help is there all the same."""
    stages = (*STAGES, Choice("renewal", "About to be renewed on its old terms"))
    drawn.draw(adaptive_card(asks(item("stage", *stages)), "token-1"), PHONE)
    drawn.press("Send")
    assert drawn.pressed == []
    assert drawn.page.get_by_text("Choose one first.").is_visible()
    drawn.press("Help")
    assert [each["title"] for each in drawn.pressed] == ["Help"]
    drawn.page.get_by_label("About to be renewed on its old terms").check()
    drawn.press("Send")
    assert drawn.pressed[-1]["data"]["stage"] == "renewal"


def test_every_input_can_be_found_by_its_label(drawn):
    """By whoever hears the card."""
    card = adaptive_card(real_screens()["register-title"], "token-1")
    drawn.draw(card, PHONE)
    drawn.page.get_by_label("Title").fill("Shared kennels")
    drawn.page.get_by_label("Partners").fill("Merseyside Police")
    drawn.press("Put it on the register")
    [sent] = drawn.pressed
    assert (sent["data"]["title"], sent["data"]["partners"]) == (
        "Shared kennels",
        "Merseyside Police",
    )


def test_a_title_is_a_heading_for_whoever_hears_the_card(drawn):
    """And so is the head of each part."""
    drawn.draw(adaptive_card(real_screens()["outcome-approval"], "token-1"), PHONE)
    names = [each.inner_text() for each in drawn.page.get_by_role("heading").all()]
    assert names[:3] == ["This is a partnership", "Who approves it", "You must have"]
