"""A risk is reported by saying what it is; everything else may be left open."""

from collections.abc import Sequence
from datetime import date
from typing import Required, TypedDict

from domain.messages import Act, PersonalText
from domain.policy.risk_kinds import Scope


class RiskWished(TypedDict, total=False):
    """What is said of a risk: its *title* at least, and to whom it is one.

    *what* is the whole of it, the title where it is not given. *scopes* are one or both.
    *categories* and *bearers* are ids of the policy's lists, *partners* who else bears it by name.
    *about* is the stream of the entry it concerns, *source* that of the meeting or form it was said
    in, *area* its council area, *prompt* the id of what made somebody think of it.
    """

    title: Required[str]
    what: str
    scopes: Required[Sequence[Scope]]
    categories: Sequence[str]
    bearers: Sequence[str]
    partners: Sequence[str]
    about: str
    source: str
    area: str
    prompt: str


class MitigationWished(TypedDict, total=False):
    """What is done about a risk; whose it is (an office, or a person by id or name), by when."""

    what: Required[str]
    office: str
    owner: str
    due: date | None


def said_by(act: Act, text: str) -> PersonalText:
    """Return what somebody said."""
    return PersonalText(subject=act.actor.id, text=text)


def if_said(act: Act, text: str) -> PersonalText | None:
    """Return what somebody said, or none where they said nothing."""
    return said_by(act, text) if text.strip() else None
