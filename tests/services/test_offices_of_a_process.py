"""What a process gives to an office of its time is done by the office of today that it is mapped to."""

from tests.support.risk_chat import scrutinised


def test_the_office_of_today_answers_and_the_office_of_then_is_not_vacant(tmp_path) -> None:
    """Given a mapped office that is held; then its holder acts in it, and nobody calls it vacant."""
    with scrutinised(tmp_path) as app:
        answering = app.offices.answering("treasurer")
        assert [each.id for each in answering.people] == ["treasurer"]
        assert (answering.because, answering.vacant) == ("today", False)
        assert answering.through == "chief_finance_officer"
        assert app.actor("treasurer").offices == ("chief_finance_officer", "treasurer")


def test_an_office_that_is_not_mapped_comes_to_the_contact(tmp_path) -> None:
    """Given an office of then that nobody does today; then it is vacant, and the contact answers."""
    with scrutinised(tmp_path) as app:
        answering = app.offices.answering("chief_executives_management_team")
        assert (answering.because, answering.vacant) == ("policy_contact", True)
        assert [each.id for each in answering.people] == ["keeper"]
