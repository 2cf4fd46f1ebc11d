"""Layers for tests: those that are shipped, and small ones as written, to be spoilt."""

from __future__ import annotations

from functools import cache
from typing import Any

from adapters.editions_files import FileEditions
from adapters.layers_files import FileLayers
from domain.policy.layers import AdviceLayer, ProcessLayer

CITED = ["XXX-1"]

Written = dict[str, Any]

STEP = {
    "id": "step",
    "says": "told",
    "from_office": "one",
    "to_office": "two",
    "when": "always",
    "gate": "a reason",
    "decided_by": "one",
    "clauses": CITED,
}
ROUTE = {
    "id": "route",
    "kind": "escalation",
    "title": "Route",
    "starts": "a risk",
    "clauses": CITED,
    "steps": [STEP],
}
REPORT = {
    "id": "report",
    "title": "Report",
    "made_for": ["one"],
    "made_by": ["two"],
    "contains": ["all"],
    "sections": ["all"],
    "clauses": CITED,
}
FREQUENCY = {"id": "yearly", "said": "yearly", "read_as": "once a year", "clauses": CITED}


@cache
def shipped(layer: str) -> ProcessLayer | AdviceLayer:
    """Give a layer as the product loads it."""
    return FileLayers(FileEditions.default_folder()).current(layer).document


def written_layer(kind: str, **more: Any) -> Written:
    """Write a layer of that kind with nothing in it but what every document has."""
    return {
        "id": "small",
        "version": "1",
        "title": "Small",
        "short_title": "Small",
        "status": "draft",
        "layer": kind,
        "in_force": {"since": "2026-01-01"},
        "review_due": None,
        "owners": ["one"],
        "policy_contact": "one",
        "applies_to": [],
        "banners": [{"text": "From somewhere.", "clauses": CITED}],
        "offices": [{"id": name, "title": name} for name in ("one", "two")],
        "clauses": {"XXX-1": {"place": "1", "gist": "One.", "codes": ["REF"]}},
        "assumptions": {},
        "absent": {},
        **more,
    }


def written_advice(*prompts: Written, **more: Any) -> Written:
    """Write advice with one theme of *prompts*, by default one for everybody."""
    theme = {
        "id": "theme",
        "heading": "Theme",
        "moment": "deciding",
        "prompts": list(prompts) or [written_prompt("first")],
    }
    return written_layer("advice", label="a question", themes=[theme], **more)


def written_prompt(name: str, **more: Any) -> Written:
    """Write one prompt."""
    return {"id": name, "question": f"{name}?", "why": "So.", "clauses": CITED, **more}


def written_form(*questions: Written, **more: Any) -> Written:
    """Write a form of one part with *questions*, by default one that is written."""
    asked = list(questions) or [written_question("said")]
    part = {"id": "part", "heading": "Part", "questions": asked}
    about = {"title": "Form", "about": "About.", "clauses": CITED, "subject": "alone"}
    return {"id": "form", **about, "parts": [part], **more}


def written_question(name: str, *values: str, **more: Any) -> Written:
    """Write a question to pick one of *values*, or to write where there are none."""
    options = [{"value": value, "label": value} for value in values]
    asked = {"kind": "choice", "options": options} if values else {"kind": "text"}
    return {"id": name, "question": f"{name}?", "why": "So.", "clauses": CITED, **asked, **more}
