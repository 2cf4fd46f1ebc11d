"""What a Teams client does with a card: it finds a button, checks the inputs, gathers the data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
NOT_SHOWN = {"fallback", "refresh", "authentication", "data", "msteams"}

Card = dict[str, Any]
Given = Mapping[str, str | bool | Sequence[str]]


class CardError(AssertionError):
    """Something that a client would not let its user do, or would not draw."""


def card_in(activity: Mapping[str, Any]) -> Card | None:
    """Return the card that a message shows, or None."""
    attached = activity.get("attachments") or []
    cards = [each["content"] for each in attached if each["contentType"] == ADAPTIVE]
    return cards[0] if cards else None


def texts(card: Card) -> list[str]:
    """Return every text that is drawn, in order."""
    return [
        str(node[key])
        for node in _nodes(card)
        for key in ("text", "title", "value", "label")
        if isinstance(node.get(key), str) and (key != "value" or "type" not in node)
    ]


def buttons(card: Card) -> list[str]:
    """Return the titles of the buttons, those of an unfolded part after those around it."""
    return [str(button.get("title", "")) for button, _ in _buttons(card)]


def inputs(card: Card) -> dict[str, Card]:
    """Return every input by its id."""
    return {node["id"]: node for node in _nodes(card) if _is(node, "Input.")}


def button(card: Card, title: str) -> tuple[Card, list[Card]]:
    """Return the button called *title*, and the inputs that it takes along."""
    found = [each for each in _buttons(card) if each[0].get("title") == title]
    if len(found) != 1:
        raise CardError(f"{len(found)} buttons are called {title!r} among {buttons(card)}")
    if found[0][0].get("isEnabled") is False:
        raise CardError(f"{title!r} cannot be pressed")
    return found[0]


def submit_for(action: Card) -> Card:
    """Return the ``Action.Submit`` that an old client shows in place of *action*."""
    fallback = action.get("fallback")
    if not isinstance(fallback, dict) or fallback.get("type") != "Action.Submit":
        raise CardError(f"{action.get('title')!r} is not drawn by an old client")
    return fallback


def gathered(action: Card, beside: Sequence[Card], given: Given, *, blanks: bool) -> Card:
    """Return the data of a press: the button's own, and what the inputs *beside* it hold.

    What is *given* was typed or picked. An empty input is left out; some clients send it as "",
    as all do with *blanks*.
    """
    if unknown := set(given) - {node["id"] for node in beside}:
        raise CardError(f"there are no such inputs here: {sorted(unknown)}")
    own = action.get("data") or {}
    if not isinstance(own, dict):
        raise CardError(f"the data of {action.get('title')!r} is no object")
    if action.get("associatedInputs") == "none":
        return dict(own)
    held = {node["id"]: _held(node, given.get(node["id"])) for node in beside}
    return {**own, **{name: value for name, value in held.items() if value or blanks}}


def _held(node: Card, given: str | bool | Sequence[str] | None) -> str:
    kind, name = node["type"].removeprefix("Input."), node["id"]
    on, off = node.get("valueOn", "true"), node.get("valueOff", "false")
    if kind == "Toggle" and given is None:
        return str(node.get("value", off))
    if given is None:
        value = str(node.get("value", ""))
    elif isinstance(given, bool):
        value = on if given else off
    else:
        value = given if isinstance(given, str) else ",".join(given)
    if node.get("isRequired") and not value:
        raise CardError(f"{name}: {node.get('errorMessage', 'it is required')}")
    if value and (wrong := _wrong(kind, node, value)):
        raise CardError(f"{name}: {wrong}")
    return value


def _wrong(kind: str, node: Card, value: str) -> str:
    """Return what a client finds wrong with *value*, or ""."""
    match kind:
        case "Toggle":
            allowed = {node.get("valueOn", "true"), node.get("valueOff", "false")}
            return "" if value in allowed else f"{value!r} is neither on nor off"
        case "ChoiceSet" if "choices.data" not in node:
            picked = set(value.split(",") if node.get("isMultiSelect") else [value])
            no_choice = picked - {choice["value"] for choice in node.get("choices", [])}
            return f"not among its choices: {sorted(no_choice)}" if no_choice else ""
        case "Text":
            if len(value) > node.get("maxLength", len(value)):
                return f"longer than {node['maxLength']}"
            fits = re.search(node["regex"], value) if "regex" in node else True
            return "" if fits else f"{value!r} is not of its form"
        case _:
            return ""


def _buttons(card: Card, around: Sequence[Card] = ()) -> Iterator[tuple[Card, list[Card]]]:
    """Yield each button with the inputs it takes: those of its own part and those around that."""
    nodes = list(_nodes(card, unfolded=False))
    beside = [*around, *(node for node in nodes if _is(node, "Input."))]
    for node in nodes:
        if _is(node, "Action."):
            yield node, beside
    for node in nodes:
        if node.get("type") == "Action.ShowCard":
            yield from _buttons(node["card"], beside)


def _nodes(node: Any, *, unfolded: bool = True) -> Iterator[Card]:
    """Yield what is drawn; what only another client would draw is left out."""
    if isinstance(node, dict):
        yield node
        folded = node.get("type") == "Action.ShowCard" and not unfolded
        hidden = NOT_SHOWN | ({"card"} if folded else set())
        for key, value in node.items():
            if key not in hidden:
                yield from _nodes(value, unfolded=unfolded)
    elif isinstance(node, list):
        for each in node:
            yield from _nodes(each, unfolded=unfolded)


def _is(node: Card, prefix: str) -> bool:
    return str(node.get("type", "")).startswith(prefix)
