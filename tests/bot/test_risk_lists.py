"""Risks are listed, found by what is said of them, counted on a map, and shown on an entry's page."""

from bot.cards.budget import MOST, size
from bot.cards.card import adaptive_card
from bot.presses import Press, encode
from tests.bot.test_forms_lancashire import PRINCIPLES, WELL
from tests.bot.test_risks import judged, logged, reported, section
from tests.cards.card_lint import faults, of_type
from tests.cards.test_card_rules import cards_of, invalid
from tests.support.person import DOG_UNIT, Person, opened_app
from tests.support.risk_chat import scaled, scrutinised

GRANT, CHAIR = "log a risk: the grant may end", "log a risk: the chair may change"
DATA = "log a risk: data may be shared by mistake"


def numbers(person):
    """Return the risks of the list that is shown, in its order."""
    pick = person.screen.pick
    return [] if pick is None else [each.value for each in pick.choices]


def scored(treasurer, number, likelihood, impact):
    logged(treasurer, number).says(f"score {number}")
    treasurer.fills({"likelihood": str(likelihood), "impact": str(impact)})


def test_risks_are_found_by_what_is_said_of_them(tmp_path):
    """Whose they are, where they stand, whose turn it is, of which kind, and by their words."""
    with scrutinised(tmp_path) as app:
        lead, treasurer = Person(app, "lead"), Person(app, "treasurer")
        grant = reported(lead, "authority", GRANT)
        chair = reported(lead, "partnership", CHAIR)
        data = reported(treasurer, "both", DATA)
        judged(treasurer, chair)
        treasurer.says(f"correct {grant}").fills({"categories": "financial", "reason": "It is one"})
        treasurer.says(f"close {data}: it is settled").fills()
        found = {
            "risks": [chair, grant],
            "show me the open risks": [chair, grant],
            "closed risks": [data],
            "risks to the authority": [grant],
            "show the risks to the partnership": [chair],
            "which risks are to be judged?": [grant],
            "financial risks": [grant],
            "my risks": [],
            "risks about the chair": [chair],
            "risks in Blackpool": [],
            "risks in Halton": [chair, grant],
            "risks waiting for the treasurer of the authority": [chair, grant],
        }
        assert {line: sorted(numbers(treasurer.says(line))) for line in found} == {
            line: sorted(each) for line, each in found.items()
        }
        assert numbers(lead.says("risks that I reported")) == [chair, grant]
        lead.says("closed risks").sees("Risks that are closed", "1 risk: 1 closed.")


def test_a_wish_without_a_number_asks_which_risk_is_meant(tmp_path):
    """Those that say its words, or all that are open."""
    with scrutinised(tmp_path) as app:
        lead = Person(app, "lead")
        grant, chair = (reported(lead, "both", each) for each in (GRANT, CHAIR))
        assert numbers(lead.says("close the risk about the chair")) == [chair]
        lead.sees("Which risk?", "Name its number as well, such as close RSK-1A2B3C4D")
        assert sorted(numbers(lead.says("score the risk"))) == sorted([chair, grant])


def test_the_gravest_come_first_where_it_is_wished(tmp_path):
    """And as many as are wished."""
    with scrutinised(tmp_path, policies=scaled(tmp_path)) as app:
        lead, treasurer = Person(app, "lead"), Person(app, "treasurer")
        chair, grant, data = (reported(lead, "authority", each) for each in (CHAIR, GRANT, DATA))
        scored(treasurer, chair, 1, 2)
        scored(treasurer, grant, 5, 5)
        assert numbers(lead.says("risks highest first")) == [grant, chair, data]
        assert numbers(lead.says("what are our top 1 risks?")) == [grant]
        assert numbers(lead.says("very high risks")) == [grant]
        assert numbers(lead.says("low risks")) == [chair]


def test_the_map_counts_the_open_risks_by_likelihood_and_impact(tmp_path):
    """What is not scored by the scale is named beside it."""
    with scrutinised(tmp_path, policies=scaled(tmp_path)) as app:
        lead, treasurer = Person(app, "lead"), Person(app, "treasurer")
        grant, data, chair = (reported(lead, "authority", each) for each in (GRANT, DATA, CHAIR))
        scored(treasurer, grant, 3, 4)
        scored(treasurer, data, 3, 4)
        lead.says("show me the heat map")
        grid = lead.screen.grid
        assert (grid.rows[0], grid.rows[2], grid.columns[3]) == (
            "Almost certain",
            "Possible",
            "Major",
        )
        assert [[cell.count for cell in row] for row in grid.cells] == [
            [0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0],
            [0, 0, 0, 2, 0],
            [0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0],
        ]
        assert grid.cells[0][4].level == "Very high"
        assert grid.alt == (
            "Risks by likelihood and impact. Likelihood by impact. Possible, Major: 2 (High)."
        )
        assert lead.screen.paragraphs == (
            "2 of 3 open risks are scored by this scale.",
            f"1 not scored by this scale: {chair}.",
        )
        card = adaptive_card(lead.screen, "token-1")
        assert [each["altText"] for each in of_type(card, "Image")] == [grid.alt]
        (chart,) = of_type(card, "Chart.VerticalBar.Grouped")
        assert chart["fallback"] == "drop"
        assert [each["legend"] for each in chart["data"]] == list(grid.rows)
        assert chart["data"][2]["values"][3] == {"x": "Major", "y": 2}
        assert size(card) <= MOST
        lead.sees("Possible", "High: 2")


def test_without_a_scale_it_is_said_who_can_agree_one(tmp_path):
    """A-56: and how many risks are whose, of which kind, and where they stand."""
    with scrutinised(tmp_path) as app:
        lead, treasurer = Person(app, "lead"), Person(app, "treasurer")
        lead.says("heat map").sees("There is no heat map", "(A-56)", "No risk is on record yet.")
        grant = reported(lead, "authority", GRANT)
        reported(lead, "both", DATA)
        logged(treasurer, grant).says(f"score {grant}: grave").fills()
        lead.says("risk matrix").sees("The OPCC Head of Policy and Partnerships can agree one")
        assert [[cell.count for cell in row] for row in lead.screen.grid.cells] == [
            [0, 0, 1],
            [0, 0, 0],
            [1, 0, 0],
        ]
        assert section(lead, "By kind") == ("No kind named: 2",)
        assert section(lead, "How grave they are said to be") == (f"{grant}: grave",)


def test_the_page_of_an_entry_shows_its_open_risks_and_reports_another(tmp_path):
    """It is known then which partnership it concerns."""
    with opened_app(tmp_path) as app:
        person = Person(app).says(DOG_UNIT, "none of these", "no", "no")
        person.says("register", "Dog unit", "Merseyside Police", "yes").agrees()
        (row,) = app.arrangements.all(person.conversation.actor)
        person.says(row.short).presses_button("Report a risk")
        assert person.screen.inputs.about[0] == f"It concerns {row.short}: Dog unit."
        assert "about" not in [each.name for each in person.screen.inputs.fields]
        person.fills({"what": "A dog may bite", "scope": "both"})
        number = person.screen.paragraphs[0].partition(":")[0]
        person.sees(f"It concerns {row.short}: Dog unit.")
        person.says(f"raise a risk on {row.short}: the kennels may close").fills({"scope": "both"})
        other = person.screen.paragraphs[0].partition(":")[0]
        waits = "waits for the Chief Finance Officer"
        both = "to our own organisation, and the partnership as a whole"
        person.says(row.short)
        assert section(person, "Open risks") == (
            f"{number}: A dog may bite (to be judged; {both}; {waits})",
            f"{other}: The kennels may close (to be judged; {both}; {waits})",
        )
        assert numbers(person.says(f"risks of {row.short}")) == [number, other]


def test_what_a_form_brought_up_is_put_on_record_once(tmp_path):
    """From its own card, from the outcome, or from the entry; it says its number from then on."""
    with opened_app(tmp_path, policy="lancashire") as app:
        person = Person(app, "demo-officer")
        person.says(*PRINCIPLES, *WELL, "change 14", "yes", "complete")
        person.says("begin the key principles").presses_button("Risks proposed")
        text = "Being in the partnership could run against the Equality Scheme."
        assert section(person, "") == (f"{text} (LAN-KP10, LAN-KP11)",)
        person.presses(key=_first_button(person)).fills({"scope": "authority"})
        number = person.screen.paragraphs[0].partition(":")[0]
        person.sees(
            "A risk to the Authority stands on the log whichever way it is judged, and goes into",
            "It comes from a completed form.",
        )
        person.says("proposed risks").sees("No form of yours brought up a risk")
        person.says("resume", "register", "yes", "Lancashire County Council", "yes").agrees()
        (row,) = app.arrangements.all(person.conversation.actor)
        person.says(row.short)
        assert section(person, "Risks that a form brought up") == (
            f"{text} (LAN-KP10, LAN-KP11) (on record as {number})",
        )


def _first_button(person):
    action = person.screen.actions[0]
    return encode(Press(person.screen.stream, person.screen.version, "do", action.line))


def test_lancashire_logs_a_risk_to_the_authority_whatever_is_judged(tmp_path):
    """LAN-RK4; and its officer flags one high, so that it is reviewed each quarter (LAN-RK6)."""
    with opened_app(tmp_path, policy="lancashire") as app:
        member, officer = Person(app, "demo-member"), Person(app, "demo-performance-officer")
        number = reported(member, "authority", GRANT)
        judged(officer, number, significant="no")
        assert officer.screen.notice[1:] == ("It goes on the log: say what is done about it.",)
        officer.says(f"take on the log {number}").fills({"what": "Talk to the council"})
        officer.sees("To be looked at again on 1 April 2027.")
        officer.says(f"flag {number} high: the members ask").fills()
        officer.sees("Flagged high: “the members ask”", "To be looked at again on 1 July 2026.")
        officer.says(f"escalate {number}")
        officer.sees("No process that is switched on here has a way up for such a risk.")


def test_every_card_of_a_risk_is_drawn_on_a_phone(tmp_path):
    """What is asked, the page, the lists and the map."""
    with scrutinised(tmp_path, policies=scaled(tmp_path)) as app:
        lead, treasurer = Person(app, "lead"), Person(app, "treasurer")
        number = reported(lead, "both", f"log a risk: {'a long tale of it ' * 20}")
        screens = [lead.screen, lead.says("report a risk").screen]
        lead.says("cancel")
        judged(treasurer, number)
        for wish in ("take on the log {}", "score {}", "escalate {}", "close {}", "correct {}"):
            screens.append(treasurer.says(wish.format(number)).screen)
            treasurer.says("cancel")
        logged_now = treasurer.says(f"take on the log {number}").fills({"what": "Talk"})
        screens += [logged_now.screen, logged_now.says(f"what else with {number}").screen]
        treasurer.says(f"score {number}").fills({"likelihood": "2", "impact": "2"})
        screens += [treasurer.says(each).screen for each in ("risks", "heat map")]
        wrong = [
            fault
            for screen in screens
            for card in cards_of(screen)
            for fault in (*invalid(card), *faults(card))
        ]
        assert wrong == []
