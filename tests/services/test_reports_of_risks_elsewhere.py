"""The yearly summary of partnership risks is there without any process: it is the policy's own."""

from datetime import date

from adapters.editions_files import FileEditions
from domain.identity import Actor
from domain.messages import Act
from tests.support.process_world import ProcessWorld

OFFICER = Actor(
    id="ppo",
    offices=("partnerships_and_performance_officer", "risk_register_officer"),
    organisation="Lancashire Police Authority",
)


def test_lancashires_summary_names_each_risk_with_what_is_done_about_it():
    """LAN-RS3, LAN-RK4: whose it is, whether it is marked high, and where it stands."""
    world = ProcessWorld(date(2026, 2, 1), policy="lancashire", layers=())
    number = iter(range(100))

    def act():
        return Act(actor=OFFICER, key=f"lan-{next(number)}", conversation="conv-1")

    risks = world.life.risks
    row = risks.report(act(), title="The grant may end", scopes=("authority",))
    risks.evaluate(act(), row.id, significant=False, reason="It is small")
    asked = [{"what": "Ask for another year"}]
    risks.take_on_log(act(), row.id, mitigations=asked, office="risk_register_officer")
    risks.flag_high(act(), row.id, reason="It pays for the post")
    risks.report(act(), title="The chair may go", scopes=("partnership",))
    paper = world.reports.write(OFFICER, "annual_risk_summary")
    summary = paper.parts[0]
    assert summary.paragraphs == ("2 risks that stand, 1 to the authority, 1 marked high.",)
    assert [each[1:6] for each in summary.table.rows] == [
        ("The chair may go", "The partnership", "—", "Not scored", "none"),
        (
            "The grant may end",
            "The authority",
            "—",
            "Not scored, marked high",
            "0 of 1 action done",
        ),
    ]
    assert FileEditions(FileEditions.default_folder()).current("lancashire").ref == paper.edition
