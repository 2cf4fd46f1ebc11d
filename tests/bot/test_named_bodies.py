"""What the name of a body settles is said to be taken from it, and not passed off as an answer."""

from adapters.editions_files import FileEditions
from bot.outcome import outcome_screen
from bot.reasons import why_screen
from domain.policy.goals import APPROVAL

CAMBRIDGESHIRE = FileEditions(FileEditions.default_folder()).current("cambridgeshire")
CDRP = "Crime and disorder reduction partnership (CDRP)"


def in_mind(facts):
    screen = outcome_screen(CAMBRIDGESHIRE.determine(facts), APPROVAL)
    return next(each.lines for each in screen.sections if each.heading == "Bear in mind")


def taken(facts):
    screen = why_screen(CAMBRIDGESHIRE.determine(facts), APPROVAL)
    return next((each.lines for each in screen.sections if CDRP in each.heading), ())


def test_a_reading_by_which_a_name_stands_for_answers_is_borne_in_mind():
    """The policy does not say that a CDRP meets its definition: we take it so."""
    assert in_mind({"body_type": "cdrp"})[-1] == (
        f"Some of this is taken from the name, {CDRP}, and not from you; *why* lists it, and any"
        " answer of yours comes first. (A-62)"
    )


def test_the_reasons_list_what_was_taken_from_the_name_with_its_clauses():
    """What the person answered is not among it."""
    lines = taken({"body_type": "cdrp", "common_goal": "yes", "pools_risk_reward": "unsure"})
    assert lines[0].startswith("Taken as so: Partners that do not otherwise depend on each other")
    assert "They agree to co-operate" not in lines[0]
    assert "They pool risks and rewards: Yes" in lines[0]
    assert lines[1] == "None of: A collaboration with other forces (Police Act 1996, section 23)."
    assert [line.partition(":")[0] for line in lines[2:]] == [
        "CAM-4.1a",
        "CAM-9.2a",
        "CAM-9.2e",
        "A-62",
    ]


def test_an_answer_against_the_name_is_said_to_stand():
    """It is no reading, so it is said whatever the name rests on."""
    lines = in_mind({"body_type": "laa", "collaboration": "yes", "stage": "new"})
    assert lines[-1].startswith("Local Area Agreement (LAA) would mean something else for ")


def test_without_a_name_nothing_is_said_of_one():
    """All of it is the person's own word then."""
    assert taken({"common_goal": "no"}) == ()
    assert "taken from the name" not in " ".join(in_mind({"common_goal": "no"}))
