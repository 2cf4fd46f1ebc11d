"""What a card must be on a phone and in Teams, that no schema says: one rule a function."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from bot.asked import SURE
from bot.cards.budget import MOST, size, without_pictures
from bot.cards.text import is_harmless, plain
from bot.presses import decode

DRAWN_ON_PHONES = {
    "AdaptiveCard",
    "ActionSet",
    "Container",
    "Image",
    "Input.ChoiceSet",
    "Input.Date",
    "Input.Text",
    "RichTextBlock",
    "TextBlock",
    "TextRun",
    "Action.Execute",
    "Action.Submit",
    "Action.ToggleVisibility",
}
INPUTS = ("Input.ChoiceSet", "Input.Date", "Input.Text")
SENDING = {"confirm", "answer", "change", "fill", "none", "line", "register"}


def faults(card) -> list[str]:
    """Return every breach of a rule, named by the rule."""
    return [f"{rule.__name__.removeprefix('_')}: {fault}" for rule in RULES for fault in rule(card)]


def nodes(value) -> Iterator[dict]:
    """Yield every element, action and run of a card; what a button carries is none of them."""
    if isinstance(value, dict):
        if "type" in value and value.get("type") != "task/fetch":
            yield value
        yield from chain.from_iterable(
            nodes(part) for name, part in value.items() if name != "data"
        )
    elif isinstance(value, list):
        yield from chain.from_iterable(map(nodes, value))


def of_type(card, *kinds) -> list[dict]:
    """Return the elements of those *kinds*, in the order in which they are drawn."""
    return [node for node in nodes(card) if node["type"] in kinds]


def buttons(card) -> list[dict]:
    """Return the buttons that tell the assistant something; a fallback is the same button."""
    fallbacks = [id(node["fallback"]) for node in nodes(card) if "fallback" in node]
    sending = of_type(card, "Action.Execute", "Action.Submit")
    return [node for node in sending if id(node) not in fallbacks]


def shown(card) -> list[str]:
    """Return every text that a person can read on it."""
    names = ("text", "title", "label", "placeholder", "errorMessage", "tooltip")
    texts = [node[name] for node in nodes(card) for name in names if name in node]
    texts += [card["fallbackText"], card["speak"]]
    for node in nodes(card):
        texts += [run for run in node.get("inlines", ()) if isinstance(run, str)]
        texts += [choice["title"] for choice in node.get("choices", ())]
    return texts


def as_older_clients_draw_it(value):
    """Return a card without what is dropped by whoever does not know it, and without hints."""
    if isinstance(value, dict):
        hints = {"msteams"} if value.get("type") == "Image" else set()
        return {n: as_older_clients_draw_it(v) for n, v in value.items() if n not in hints}
    if isinstance(value, list):
        return [as_older_clients_draw_it(each) for each in value if not _is_dropped(each)]
    return value


def _is_dropped(part) -> bool:
    return isinstance(part, dict) and part.get("fallback") == "drop"


def _is_known_to_phones(card):
    older = as_older_clients_draw_it(card)
    yield from ({node["type"] for node in nodes(older)} - DRAWN_ON_PHONES)
    if (card["type"], card.get("version")) != ("AdaptiveCard", "1.5"):
        yield "no version, of which a phone draws nothing"


def _fits(card):
    if size(card) > MOST:
        yield f"{size(card)} bytes"
    written = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
    if len(without_pictures(written).encode("utf-16-le")) > 36_000:
        yield "too long counted as UTF-16"


def _has_rows_that_are_drawn(card):
    for row in (card, *of_type(card, "ActionSet")):
        if not len(row["actions"]) <= 6 or (row is not card and not row["actions"]):
            yield f"{len(row['actions'])} buttons"


def _says_what_a_button_does(card):
    for action in of_type(card, "Action.Execute", "Action.Submit", "Action.ToggleVisibility"):
        if not action["title"].strip():
            yield f"a button without a title: {action}"


def _falls_back(card):
    for action in of_type(card, "Action.Execute"):
        fallback = action["fallback"]
        same = {**action, "type": "Action.Submit"}
        del same["fallback"], same["verb"]
        if fallback != same:
            yield f"{action['title']} falls back to something else"


def _carries_one_key(card):
    for action in buttons(card):
        data = {name: value for name, value in action["data"].items() if name != "msteams"}
        if not all(isinstance(value, str) for value in data.values()):
            yield f"{action['title']} carries more than strings"
        if decode(data["press"]) is None or not data["card"]:
            yield f"{action['title']} has no key"


def _lets_people_move(card):
    """What is missing from a form holds up the form, and neither moving about nor one press."""
    for action in buttons(card):
        verb = decode(action["data"]["press"]).verb
        complete = verb in {"answer", "change"} and len(set(action["data"]) - {"asked"}) > 2
        sends = verb in SENDING or (verb == "do" and SURE in action["data"])
        if (not sends or complete) and action.get("associatedInputs") != "none":
            yield f"{action['title']} waits for inputs"


def _has_no_id_twice(card):
    count = Counter(node["id"] for node in nodes(card) if "id" in node)
    yield from (name for name, times in count.items() if times > 1)


def _labels_inputs(card):
    for node in of_type(card, *INPUTS):
        if not node.get("label", "").strip() or node["id"] in {"press", "card", "msteams"}:
            yield f"{node['id']} has no label"
        if node.get("isRequired") and not node.get("errorMessage"):
            yield f"{node['id']} does not say what is missing"
        values = [choice["value"] for choice in node.get("choices", ())]
        several = node.get("isMultiSelect", False)
        picked = node.get("value", "").split(",") if several else [node.get("value")]
        if node.get("value") and values and not set(picked) <= set(values):
            yield f"{node['id']} has a value that is no choice"


def _shows_what_it_folds(card):
    ids = {node["id"] for node in nodes(card) if "id" in node}
    hidden = {node["id"] for node in nodes(card) if node.get("isVisible") is False}
    targets = {
        target
        for action in of_type(card, "Action.ToggleVisibility")
        for target in action["targetElements"]
    }
    yield from (targets - ids) | (hidden - targets)


def _says_in_words_what_a_picture_shows(card):
    """Whoever cannot see it is told, and nothing is fetched for it."""
    for node in of_type(card, "Image"):
        if not node.get("altText", "").strip():
            yield "a picture without words"
        if not node["url"].startswith("data:image/png;base64,"):
            yield f"{node['url']} is fetched"


def _wraps(card):
    for node in of_type(card, "TextBlock", "Input.ChoiceSet"):
        if not node.get("wrap"):
            yield node


def _gives_markdown_nothing_to_read(card):
    for node in of_type(card, "TextBlock"):
        if not is_harmless(node["text"]):
            yield node["text"]
    for node in of_type(card, "Input.ChoiceSet"):
        titles = [choice["title"] for choice in node["choices"]]
        if node["style"] == "expanded" and not all(map(is_harmless, titles)):
            yield titles


def _shows_text_that_is_inert(card):
    """Text that was made inert once is so still, and nothing is shown that was not made so."""
    for text in shown(card):
        if plain(text.replace("\u200b", "")) != " ".join(text.split()):
            yield ascii(text)


RULES = (
    _is_known_to_phones,
    _fits,
    _has_rows_that_are_drawn,
    _says_what_a_button_does,
    _falls_back,
    _carries_one_key,
    _lets_people_move,
    _has_no_id_twice,
    _labels_inputs,
    _shows_what_it_folds,
    _says_in_words_what_a_picture_shows,
    _wraps,
    _gives_markdown_nothing_to_read,
    _shows_text_that_is_inert,
)
