"""What becomes of a body is recorded with its day and reason; what has ended can only be restored."""

from datetime import date
from functools import reduce

import pytest

from domain.messages import PersonalText
from domain.model.body.decider import Standing, decide
from domain.model.body.messages import (
    AbolishBody,
    AddBody,
    BodyAbolished,
    BodyAdded,
    BodyMerged,
    BodyRenamed,
    BodyRestored,
    BodySplit,
    MergeBody,
    RenameBody,
    RestoreBody,
    SplitBody,
)
from domain.model.body.refusals import (
    BodyGone,
    BodyKnown,
    BodyStands,
    IntoItself,
    ReasonWanted,
    SameName,
    TooFewParts,
    UnknownBody,
)
from domain.model.body.state import UNTOLD, Body, Change, evolve
from tests.support.scenario import Scenario

DAY = date(2026, 4, 1)


def text(said):
    return PersonalText(subject="halton_cdrp", text=said)


WHY, PAPER = text("The councils agreed."), text("Minute 12")


def given_body(*events, title="Halton CDRP"):
    state = reduce(evolve, events, UNTOLD)
    standing = Standing("halton_cdrp", state.title or title, DAY)
    return Scenario(lambda command: decide(command, state, standing))


MERGED = BodyMerged(into="warrington_cdrp", day=DAY, reason=WHY, document=None)
ADDED = BodyAdded(
    title=text("Youth Panel"), type="", areas=(), parent="", day=DAY, reason=WHY, document=None
)


def test_a_body_is_renamed_from_a_day_on_with_the_paper_that_says_so():
    given_body().when(RenameBody(title=text("Halton CSP"), reason=WHY, document=PAPER)).then(
        BodyRenamed(
            was=text("Halton CDRP"), now=text("Halton CSP"), day=DAY, reason=WHY, document=PAPER
        )
    )


def test_a_body_becomes_part_of_another():
    given_body().when(MergeBody(into="warrington_cdrp", reason=WHY)).then(MERGED)


def test_a_body_becomes_several_others():
    parts = ("warrington_cdrp", "widnes_csp")
    given_body().when(SplitBody(into=parts, reason=WHY)).then(
        BodySplit(into=parts, day=DAY, reason=WHY, document=None)
    )


def test_a_body_is_abolished():
    given_body().when(AbolishBody(reason=WHY)).then(
        BodyAbolished(day=DAY, reason=WHY, document=None)
    )


def test_a_body_that_nobody_knows_is_added():
    command = AddBody(title=text("Youth Panel"), areas=("halton",), parent="halton_lsp", reason=WHY)
    given_body(title="").when(command).then(
        BodyAdded(
            title=text("Youth Panel"),
            type="",
            areas=("halton",),
            parent="halton_lsp",
            day=DAY,
            reason=WHY,
            document=None,
        )
    )


def test_an_error_is_taken_back_with_its_reason():
    given_body(MERGED).when(RestoreBody(reason=WHY)).then(BodyRestored(day=DAY, reason=WHY))


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (RenameBody(title=text("New"), reason=WHY), BodyGone("merged")),
        (MergeBody(into="other", reason=WHY), BodyGone("merged")),
        (SplitBody(into=("one", "two"), reason=WHY), BodyGone("merged")),
        (AbolishBody(reason=WHY), BodyGone("merged")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_nothing_more_becomes_of_a_body_that_has_ended(command, refusal):
    given_body(MERGED).when(command).then_refused(refusal)


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (RenameBody(title=text(" Halton CDRP "), reason=WHY), SameName()),
        (RenameBody(title=text(" "), reason=WHY), SameName()),
        (MergeBody(into="halton_cdrp", reason=WHY), IntoItself()),
        (SplitBody(into=("one",), reason=WHY), TooFewParts()),
        (SplitBody(into=("one", "one"), reason=WHY), TooFewParts()),
        (SplitBody(into=("one", "halton_cdrp"), reason=WHY), TooFewParts()),
        (RestoreBody(reason=WHY), BodyStands()),
        (AddBody(title=text("Halton CDRP"), reason=WHY), BodyKnown("Halton CDRP")),
        (AbolishBody(reason=text("  ")), ReasonWanted()),
        (RestoreBody(reason=text("")), ReasonWanted()),
    ],
    ids=[
        "its own name",
        "no name",
        "into itself",
        "one part",
        "the same part twice",
        "itself as a part",
        "nothing to take back",
        "known already",
        "no reason",
        "no reason to take it back",
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(command, refusal):
    given_body().when(command).then_refused(refusal)


def test_nothing_becomes_of_what_nobody_knows():
    given_body(title="").when(AbolishBody(reason=WHY)).then_refused(UnknownBody("halton_cdrp"))


def test_a_body_is_what_its_events_leave():
    """Its history says each of them; one of another kind is counted and changes nothing."""
    renamed = BodyRenamed(
        was=text("Youth Panel"), now=text("Young Voices"), day=DAY, reason=WHY, document=PAPER
    )
    why = WHY.text
    assert reduce(evolve, (ADDED, renamed, MERGED), UNTOLD) == Body(
        version=3,
        added=True,
        title="Young Voices",
        ended="merged",
        into=("warrington_cdrp",),
        changes=(
            Change(what="added", day=DAY, text=("Youth Panel",), reason=why, document=""),
            Change(
                what="renamed",
                day=DAY,
                text=("Youth Panel", "Young Voices"),
                reason=why,
                document="Minute 12",
            ),
            Change(what="merged", day=DAY, text=("warrington_cdrp",), reason=why, document=""),
        ),
    )
