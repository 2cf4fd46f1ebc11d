"""The whole conversation in Teams: the real bot, spoken to over real HTTP as a client does."""

import pytest

from domain.refusals import Unavailable
from tests.support.person import DOG_UNIT
from tests.support.teams import FakeTeams
from tests.support.teams.faults import answers
from tests.support.teams_bot import SERGEANT, running


@pytest.fixture
async def bot(tmp_path):
    async with running(tmp_path) as bot:
        yield bot


@pytest.fixture
async def teams(bot):
    async with FakeTeams(bot.endpoint) as teams:
        yield teams


@pytest.fixture
def sergeant(teams):
    return teams.user("sergeant", SERGEANT)


@pytest.fixture
def chat(teams, sergeant):
    return teams.personal(sergeant)


class Unusable:
    """An assistant whose store is not there when somebody comes."""

    def __init__(self, app):
        self.desk, self.references, self.workers = app.desk, app.references, app.workers
        self.actor = app.actor

    def conversation(self, *_):
        raise Unavailable("locked", "Try again in a moment.", again=True)


class Broken(Unusable):
    """An assistant with a defect."""

    def conversation(self, *_):
        raise ZeroDivisionError


def texts(card):
    """Return every text on a card, in its order."""
    if isinstance(card, dict):
        own = [card["text"]] if card.get("type") in {"TextBlock", "TextRun"} else []
        own += [each for each in card.get("inlines", ()) if isinstance(each, str)]
        return own + [each for value in card.values() for each in texts(value)]
    return [each for value in card for each in texts(value)] if isinstance(card, list) else []


def page(card) -> str:
    return "\n".join(texts(card)).replace("\\", "")


def version_of(bot, name="enquiry-"):
    (stream,) = bot.app.store.streams(name)
    return len(bot.app.store.load(stream))


async def test_a_line_opens_a_matter_and_is_answered_by_one_card(bot, chat, sergeant):
    turn = await chat.say(sergeant, DOG_UNIT)
    assert "This is what I heard. Is it right?" in page(turn.card)
    assert bot.names == ["edition-first-used", "enquiry-opened", "phrases-heard"]
    assert bot.log[-1] == ("phrases-heard", "demo-sergeant")


async def test_by_presses_alone_from_opening_to_outcome_to_the_register(bot, chat, sergeant):
    """The card is replaced in place each time; nothing new is sent, and the message keeps it."""
    card = (await chat.say(sergeant, DOG_UNIT)).only
    await chat.press(sergeant, card, "None of these")
    assert "governed by statute" in page(card.card)
    await chat.press(sergeant, card, "No")
    assert "Is information shared in it?" in page(card.card)
    await chat.press(sergeant, card, "No")
    assert "This is a partnership" in page(card.card)
    await chat.press(sergeant, card, "Put it on the register")
    asked = {"title": "Shared dog unit", "partners": "Merseyside Police"}
    await chat.press(sergeant, card, "Put it on the register", asked)
    assert "Shared dog unit" in page(card.card)
    await bot.channel.idle()
    assert "Shared dog unit" in page(card.activity["attachments"][0]["content"])
    assert len(chat.messages) == 1
    found = await chat.say(sergeant, "find dog unit")
    assert "Shared dog unit" in page(found.card)
    assert [row.title for row in bot.app.arrangements.all(bot.app.actor(SERGEANT))] == [
        "Shared dog unit"
    ]


async def test_a_client_that_knows_no_execute_gets_the_message_updated(bot, chat, sergeant):
    card = (await chat.say(sergeant, DOG_UNIT)).only
    turn = await chat.press(sergeant, card, "None of these", as_submit=True)
    assert (turn.messages, len(card.versions)) == ([], 1)
    assert "governed by statute" in page(card.card)
    assert bot.names[-1] == "question-answered"


async def test_a_number_answers_the_card_that_was_shown(chat, sergeant):
    await chat.say(sergeant, DOG_UNIT)
    await chat.say(sergeant, "none of these")
    turn = await chat.say(sergeant, "2")
    assert "Is information shared in it?" in page(turn.card)


async def test_the_form_opens_as_a_dialog_where_the_client_has_them(bot, chat, sergeant):
    card = (await chat.say(sergeant, DOG_UNIT)).only
    for title in ("None of these", "No", "No", "Put it on the register"):
        await chat.press(sergeant, card, title)
    opened = await chat.press(sergeant, card, "Open as a form")
    before = version_of(bot)
    again = await opened.dialog.submit("Put it on the register", {"title": "?"})
    assert "Type a title of a few words" in page(again.dialog.card)
    assert version_of(bot) == before
    closed = await again.dialog.submit("Put it on the register", {"title": "Shared dog unit"})
    assert "It is on the" in closed.toast
    await bot.channel.idle()
    assert "Shared dog unit" in page(chat.messages[-1].card)
    assert len(bot.app.arrangements.all(bot.app.actor(SERGEANT))) == 1


async def test_a_dialog_of_a_matter_that_moved_on_says_so(chat, sergeant):
    card = (await chat.say(sergeant, DOG_UNIT)).only
    for title in ("None of these", "No", "No", "Put it on the register"):
        await chat.press(sergeant, card, title)
    old = card.card
    await chat.press(
        sergeant, card, "Put it on the register", {"title": "Dogs", "partners": "none"}
    )
    late = await chat.press(sergeant, card, "Open as a form", card=old)
    assert "moved on" in late.toast or "on the" in late.toast


async def test_several_matters_wait_side_by_side(bot, chat, sergeant):
    """A button belongs to its own matter, whichever was spoken of last."""
    first = (await chat.say(sergeant, DOG_UNIT)).only
    await chat.say(sergeant, "start again")
    await chat.say(sergeant, "We want to hold a conference with Cheshire East Council.")
    await chat.press(sergeant, first, "None of these")
    assert "governed by statute" in page(first.card)
    assert bot.names.count("enquiry-opened") == 2
    assert bot.names[-1] == "question-answered"
    listed = await chat.say(sergeant, "my matters")
    assert page(listed.card).count("ENQ-") >= 2


async def test_another_process_goes_on_where_the_first_one_stopped(tmp_path, teams, chat, sergeant):
    await chat.say(sergeant, DOG_UNIT)
    await chat.say(sergeant, "none of these")
    async with running(tmp_path) as other:
        teams.endpoint = other.endpoint
        turn = await chat.say(sergeant, "no")
    assert "Is information shared in it?" in page(turn.card)


async def test_once_decided_no_older_card_has_a_button(bot, chat, sergeant):
    first = (await chat.say(sergeant, DOG_UNIT)).only
    second = (await chat.say(sergeant, "none of these")).only
    third = (await chat.say(sergeant, "no")).only
    outcome = (await chat.say(sergeant, "no")).only
    await bot.channel.idle()
    for old in (first, second, third):
        assert "This was answered, and the matter is decided" in page(old.card)
        assert "Action." not in str(old.card)
        assert "Input." not in str(old.card)
    assert "Is the partnership itself governed by statute?" in page(second.card)
    assert "Action.Execute" in str(outcome.card)


async def test_an_outcome_stays_to_be_read_and_a_changed_answer_can_be_given(bot, chat, sergeant):
    """Only what still asks something is closed: not the outcome, and not a card just opened."""
    card = (await chat.say(sergeant, DOG_UNIT)).only
    for title in ("None of these", "No", "No"):
        await chat.press(sergeant, card, title)
    await chat.say(sergeant, "show the register")
    await bot.channel.idle()
    assert "This is a partnership" in page(card.card)
    changing = (await chat.say(sergeant, "change 9")).only
    await bot.channel.idle()
    assert "Is information shared in it?" in page(changing.card)
    await chat.press(sergeant, changing, "Yes")
    assert bot.names[-1] == "outcome-determined"


@pytest.mark.parametrize("text", ["hello", "help", "HELP", "asdfgh", "??", "☃", "x" * 5000, "1"])
async def test_whatever_is_typed_gets_one_answer(bot, chat, sergeant, text):
    turn = await chat.say(sergeant, text)
    assert page(turn.card)
    assert bot.names == []


async def test_a_picture_gets_an_answer_too(chat, sergeant):
    picture = [{"contentType": "image/png", "contentUrl": "https://example.org/a.png"}]
    turn = await chat.say(sergeant, "", attachments=picture)
    assert "I can read text only" in page(turn.card)


async def test_editing_a_message_changes_nothing_and_says_so(bot, chat, sergeant):
    """Fault table 15: what was recorded stays, and who edits is told how to change it."""
    said = await chat.say(sergeant, DOG_UNIT)
    before = bot.names
    turn = await chat.edit(said, "We want to close the dog unit.")
    assert "Changing a message changes no answer" in page(turn.card)
    deleted = await chat.delete(said)
    assert (bot.names, deleted.messages) == (before, [])


async def test_faces_joins_and_events_that_nobody_knows_are_taken_quietly(bot, chat, sergeant):
    said = await chat.say(sergeant, "hello")
    seen = len(chat.messages)
    await chat.react(sergeant, said.only)
    for kind in ("typing", "event", "endOfConversation", "messageReaction", "somethingNew"):
        await chat.turn(sergeant, kind)
    assert (len(chat.messages), bot.names) == (seen, [])


async def test_an_invoke_that_nobody_knows_is_refused_and_not_failed(chat, sergeant):
    turn = await chat.turn(sergeant, "invoke", name="somethingNew/query", value={}, strict=False)
    assert turn.status == 400
    assert turn.body["type"] == "application/vnd.microsoft.error"


async def test_a_line_after_a_lost_reply_answers_nothing_that_was_never_shown(
    bot, teams, chat, sergeant
):
    """Row 18: whoever saw no card types again, and is shown how it stands by now."""
    await chat.say(sergeant, DOG_UNIT)
    teams.fail(answers(500))
    lost = await chat.say(sergeant, "none of these")
    recorded = bot.names
    again = await chat.say(sergeant, "none of these")
    assert (lost.messages, bot.names) == ([], recorded)
    assert "governed by statute" in page(again.card)
    await chat.say(sergeant, "no")
    assert bot.names[-1] == "question-answered"


async def test_a_store_that_cannot_be_used_is_told_and_not_passed_over(tmp_path):
    """Whoever typed knows that it is not recorded, and what to do."""
    async with (
        running(tmp_path, wrapped=Unusable) as bot,
        FakeTeams(bot.endpoint) as teams,
    ):
        sergeant = teams.user("sergeant", SERGEANT)
        turn = await teams.personal(sergeant).say(sergeant, DOG_UNIT)
        assert "I cannot reach the place where answers are kept" in page(turn.card)


async def test_a_defect_is_told_with_a_reference(tmp_path):
    async with (
        running(tmp_path, wrapped=Broken) as bot,
        FakeTeams(bot.endpoint) as teams,
    ):
        sergeant = teams.user("sergeant", SERGEANT)
        turn = await teams.personal(sergeant).say(sergeant, DOG_UNIT)
        assert "something went wrong on our side" in page(turn.card)
        assert "report it with the reference" in page(turn.card)


async def test_a_card_that_is_being_filled_in_is_not_drawn_anew(bot, chat, sergeant):
    """Whoever is quick would lose what was picked; once there is nothing to pick it is kept."""
    card = (await chat.say(sergeant, DOG_UNIT)).only
    for title in ("None of these", "No"):
        await chat.press(sergeant, card, title)
    await bot.channel.idle()
    assert card.versions == []
    await chat.press(sergeant, card, "No")
    await bot.channel.idle()
    assert len(card.versions) == 1
    assert "This is a partnership" in page(card.card)
