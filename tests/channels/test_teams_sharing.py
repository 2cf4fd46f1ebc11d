"""An entry is found from any chat and shared; who is awaited acts on the card, a look never does."""

import json
from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot.channels.teams.assembly import Registration
from bot.channels.teams.pressed import SHARED
from bot.channels.teams.shared import SharedCards
from bot.doing import entry_page
from bot.feature import Feature, Shared, Told, button
from bot.onlooking import Onlooker
from domain.messages import Act
from domain.ports.sheets import Line
from domain.services.import_rows import Mapped
from tests.bot.test_cli_register import DOG_UNIT
from tests.support.teams import FakeTeams, buttons
from tests.support.teams.login import APP, SECRET, TENANT, FakeLogin
from tests.support.teams_bot import INSPECTOR, SERGEANT, running
from tests.support.token_issuer import TokenIssuer

HEAD_OF_POLICY = "aaaaaaaa-0000-4000-8000-000000000004"
CHIEF_CONSTABLE = "aaaaaaaa-0000-4000-8000-000000000007"
COMMISSIONER = "aaaaaaaa-0000-4000-8000-000000000008"
STRANGER = "bbbbbbbb-0000-4000-8000-000000000009"
AWAITED = "demo-head-of-policy"
FINE = "approved"


def toy_done(front, deed):
    """Approve by giving it another title, as whoever keeps it may."""
    front.desk.arrangements.correct(front.act(), deed.id, title="Dogs, approved", reason=FINE)
    return entry_page(front, deed.id, "You approved it.")


def toy_shared(front, row):
    if row.kind:
        return Shared()
    if row.title.endswith(FINE):
        return Shared(("It is approved.",))
    approve = button("toy", "approve", says="approve", does="approve it", label="Approve")
    laid = Told(lines=(f"It waits for you at {row.short}.",), actions=(approve,))
    mine = front.actor.id == AWAITED
    return Shared(("It is not approved yet.",), (AWAITED,), laid if mine else None)


TOY = Feature("toy", done=toy_done, shared=toy_shared)


def with_toy(app):
    return replace(app, desk=replace(app.desk, features=(*app.desk.features, TOY)))


@pytest.fixture
async def issuer():
    async with TokenIssuer() as issuer:
        yield issuer


@pytest.fixture
async def bot(tmp_path, issuer):
    async with FakeLogin() as login:
        registration = Registration(
            app_id=APP,
            secret=SecretStr(SECRET),
            tenant=TENANT,
            tenants=frozenset({TENANT}),
            hosts=("smba.trafficmanager.net",),
            login=login.url,
            openid=issuer.metadata_url,
        )
        async with running(tmp_path, registration=registration, wrapped=with_toy) as bot:
            registered(bot, "Dog unit", "=Litter <b>patrol</b>")
            yield bot


@pytest.fixture
async def teams(bot, issuer):
    def token(activity):
        return issuer.sign(activity["serviceUrl"], aud=APP)

    async with FakeTeams(bot.endpoint, token=token, tenant=TENANT) as teams:
        yield teams


@pytest.fixture
def sergeant(teams):
    return teams.user("sergeant", SERGEANT)


@pytest.fixture
def head(teams):
    return teams.user("head", HEAD_OF_POLICY)


@pytest.fixture
def group(teams, sergeant, head):
    return teams.group(sergeant, head, teams.user("inspector", INSPECTOR))


def registered(bot, *titles):
    """Put entries on the local record, one after the other."""
    actor = bot.app.actor(AWAITED)
    lines = [Line(1, ("Title",)), *(Line(n, (each,)) for n, each in enumerate(titles, start=2))]
    plan = bot.app.life.importing.plan(actor, lines, "5a" * 32, Mapped(register="local"))
    act = Act(actor=actor, key="import", conversation="import")
    assert len(list(bot.app.life.importing.apply(act, plan))) == len(titles)


def found(turn):
    return [each["preview"]["content"] for each in turn.body["composeExtension"]["attachments"]]


def told(turn):
    assert turn.body["composeExtension"]["type"] == "message", turn.body
    return turn.body["composeExtension"]["text"]


async def test_the_register_is_searched_from_any_chat(group, sergeant):
    """By words; without any, the newest first; what people wrote is no markup."""
    for chat in (group, group.teams.personal(sergeant), group.teams.channel("t", sergeant)):
        dogs = await chat.search(sergeant, "dog")
        assert [each["title"].partition("  ")[2] for each in found(dogs)] == ["Dog unit"]
        assert found(dogs)[0]["text"] == "Local record; not said"
    newest = await group.search(sergeant)
    titles = [each["title"].partition("  ")[2] for each in found(newest)]
    assert titles == ["=Litter &lt;b&gt;patrol&lt;/b&gt;", "Dog unit"]
    assert told(await group.search(sergeant, "cats")).startswith("Nothing on the register says")


async def test_more_is_found_as_the_list_is_scrolled(bot, group, sergeant):
    """Ten at a time, and no more than there are."""
    actor = bot.app.actor(AWAITED)
    lines = [Line(1, ("Title",)), *(Line(n, (f"Board {n}",)) for n in range(2, 25))]
    plan = bot.app.life.importing.plan(actor, lines, "6b" * 32, Mapped(register="local"))
    list(bot.app.life.importing.apply(Act(actor=actor, key="i", conversation="i"), plan))
    sizes = [len(found(await group.search(sergeant, "board", skip=n))) for n in (0, 10, 20, 30)]
    assert sizes == [10, 10, 3, 0]
    whole = await group.search(sergeant, "board")
    assert len(json.dumps(whole.body)) < 64 * 1024


async def test_who_may_not_read_the_register_finds_nothing(bot, group):
    """And is told for whom it is."""
    outsider = group.teams.user("outsider", STRANGER)
    actor = bot.app.actor(STRANGER).model_copy(update={"organisation": "Elsewhere"})
    object.__setattr__(bot.channel._handler._invokes._extension._looks, "_actor", lambda _: actor)
    assert told(await group.search(outsider, "dog")).startswith("The register is open to the staff")


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"commandId": "other"},
        {"commandId": "find", "parameters": "x", "queryOptions": 7},
        {"commandId": "find", "parameters": [7, {"name": "find", "value": 7}]},
        {"commandId": "find", "queryOptions": {"skip": True}},
        {"commandId": "find", "queryOptions": {"skip": -5}},
        {"commandId": "find", "parameters": [{"name": "find", "value": "x" * 10_000}]},
    ],
)
@pytest.mark.parametrize("name", ["query", "selectItem", "fetchTask", "anything"])
async def test_any_search_is_answered(group, sergeant, name, value):
    """With a list or with a sentence."""
    turn = await group.turn(sergeant, "invoke", name=f"composeExtension/{name}", value=value)
    assert turn.body["composeExtension"]["type"] in {"result", "message"}


async def shared(chat, by, words="dog"):
    return chat.share(await chat.search(by, words))


async def known(teams, *users):
    """Let people have written to the assistant before, so that it knows who they are in Teams."""
    for user in users:
        await teams.personal(user).say(user, "hello")


async def test_everybody_sees_the_plain_card_and_who_is_awaited_a_view_of_their_own(
    bot, teams, group, sergeant, head
):
    """The clients of those named look by themselves."""
    await known(teams, head)
    message = await shared(group, sergeant)
    assert "Approve" not in str(message.card)
    assert message.card["refresh"]["userIds"] == [head.id, sergeant.id]
    before = bot.names
    (looked,) = await group.opens(head)
    assert buttons(looked.card) == ["Approve"]
    assert "It waits for you at" in str(looked.card)
    assert await group.opens(teams.user("inspector")) == []
    (own,) = await group.opens(sergeant)
    assert buttons(own.card) == []
    assert bot.names == before


async def test_whoever_is_not_known_in_teams_yet_is_found_by_everybodys_client(group, sergeant):
    """Then nobody is named: in a small chat every client looks."""
    message = await shared(group, sergeant)
    assert "userIds" not in message.card["refresh"]
    assert len(await group.opens(sergeant)) == 1


async def test_who_is_awaited_answers_on_the_card_and_everybodys_is_brought_up_to_date(
    bot, teams, group, sergeant, head
):
    """Once, however often it is pressed; a stale card shows what stands."""
    await known(teams, head)
    message = await shared(group, sergeant)
    stale = (await group.opens(head))[0].card
    pressed = await group.press(head, message, "Approve")
    assert "You approved it." in str(pressed.card)
    await bot.channel.idle()
    assert "Dogs, approved" in str(message.card)
    assert "It is approved." in str(message.card)
    assert bot.names.count("arrangement-corrected") == 1
    again = await group.press(head, message, "Approve", card=stale)
    assert bot.names.count("arrangement-corrected") == 1
    assert buttons(again.card) == []
    await bot.channel.idle()


async def test_a_look_never_decides_whatever_it_carries(bot, teams, group, sergeant, head):
    """The key of the very button that approves, sent as a look of itself, only looks."""
    await known(teams, head)
    message = await shared(group, sergeant)
    (looked,) = await group.opens(head)
    (approve,) = [each for each in _actions(looked.card) if each.get("title") == "Approve"]
    before = bot.names
    for data in (approve["data"], {**approve["data"], "sure": "yes"}):
        action = {"type": "Action.Execute", "verb": "press", "data": data}
        value = {"action": action, "trigger": "automatic"}
        turn = await group.turn(head, "invoke", name="adaptiveCard/action", value=value, on=message)
        assert turn.body["type"] == "application/vnd.microsoft.card.adaptive"
    assert bot.names == before


async def test_what_looks_has_nothing_to_act_by(bot):
    """Not by its type: it holds no conversation; nor when what it calls tries to."""
    held = vars(bot.channel._handler._invokes._shared)
    assert sorted(held) == ["_correspondence", "_looks", "_new_token", "_refreshes", "_within"]
    acts = {"press", "press_apart", "say", "turn", "act", "do"}
    assert acts & (set(dir(SharedCards)) | set(dir(Onlooker))) == set()
    onlooker = Onlooker(bot.app.desk, bot.app.actor(AWAITED))
    with pytest.raises(RuntimeError, match="only looks"):
        onlooker._front.act()


async def test_somebody_who_is_not_awaited_cannot_decide(bot, teams, group, sergeant, head):
    """Pressing what another was shown is refused by what it would do, and told."""
    await known(teams, head)
    message = await shared(group, sergeant)
    (looked,) = await group.opens(head)
    turn = await group.press(sergeant, message, "Approve", card=looked.card)
    assert "arrangement-corrected" not in bot.names
    assert "for others to do" in str(turn.card)


async def test_an_approver_decides_on_the_shared_card(bot, teams, group, sergeant):
    """With the approvals of the policy: the note is asked for, then it is given, once, by one."""
    chief = teams.user("chief", CHIEF_CONSTABLE)
    await known(teams, chief, teams.user("commissioner", COMMISSIONER))
    entry = approval_sought(bot)
    message = await shared(group, sergeant, entry)
    assert "awaited from the Chief Constable since 1 April 2026" in str(message.card)
    assert sorted(message.card["refresh"]["userIds"]) == [
        "29:1chief",
        "29:1commissioner",
        sergeant.id,
    ]
    assert buttons(message.card) == []
    group.members.append(chief)
    (looked,) = await group.opens(chief)
    assert {"Approve", "Decline"} <= set(buttons(looked.card))
    before = bot.names
    asking = (await group.press(chief, message, "Approve")).card
    assert bot.names == before
    given = await group.press(chief, message, "Approve", {"note": "Well made"})
    assert "You approved it." in str(given.card)
    assert "Approve" not in buttons(given.card)
    await bot.channel.idle()
    assert bot.names.count("approval-given") == 1
    assert "Well made" not in str(message.card)
    again = await group.press(chief, message, "Approve", {"note": "Again"}, card=asking)
    assert bot.names.count("approval-given") == 1
    assert again.status == 200
    await bot.channel.idle()


def approval_sought(bot):
    """Put a collaboration on its register and ask for its approval; return its number."""
    app, who = bot.app, bot.app.actor("demo-sergeant")
    acts = (Act(actor=who, key=f"sought-{n}", conversation="c") for n in range(9))
    seen = app.enquiries.open(next(acts), goal="everything", opening="x")
    facts = tuple(DOG_UNIT.items())
    app.enquiries.answer(next(acts), seen.id, answers=facts, shown="ab" * 32)
    app.enquiries.determine(next(acts), seen.id)
    row = app.arrangements.register(
        next(acts), seen.id, register="collaboration", title="Horse unit"
    )
    app.desk.approvals.seek(next(acts), row.id)
    return row.short


async def test_the_card_of_a_matter_is_still_nobodys_in_company(teams, group, sergeant):
    """Whatever its buttons say of themselves."""
    said = await teams.personal(sergeant).say(sergeant, "We want to set up a litter patrol")
    (action, *_) = _actions(said.only.card)
    for data in (action["data"], {**action["data"], SHARED: "entry"}):
        for trigger in ("automatic", "manual"):
            value = {"action": {"type": "Action.Execute", "data": data}, "trigger": trigger}
            turn = await group.turn(
                sergeant, "invoke", name="adaptiveCard/action", value=value, strict=False
            )
            assert turn.body["statusCode"] == 403


async def test_an_entry_says_how_it_is_shared(teams, sergeant):
    """From its page."""
    chat = teams.personal(sergeant)
    (dogs,) = found(await chat.search(sergeant, "dog"))
    page = await chat.say(sergeant, dogs["title"].split()[0])
    told_how = await chat.press(sergeant, page.only, "Share")
    assert "in any chat or channel" in str(told_how.card)


def _actions(node):
    if isinstance(node, dict):
        if str(node.get("type", "")).startswith("Action.") and isinstance(node.get("data"), dict):
            yield node
        for name, each in node.items():
            if name not in {"refresh", "fallback"}:
                yield from _actions(each)
    elif isinstance(node, list):
        for each in node:
            yield from _actions(each)
