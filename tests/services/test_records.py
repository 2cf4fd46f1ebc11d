"""What a keeper does with an entry, by the kind of each field, and who may do it."""

import pytest

from domain.identity import Actor
from domain.messages import PersonalText
from domain.model.arrangement.record.refusals import (
    MergedAway,
    NoSuchField,
    NoSuchNote,
    NotAValue,
    ReasonNeeded,
)
from domain.policy.filling import Reply
from domain.policy.gaps import Gap
from domain.refusals import EnteredInError, NoSuchId, NotYourOffice
from tests.support.builders import INSPECTOR, SERGEANT, SHOWN, CountingIds, act
from tests.support.form_policy import FormEditions
from tests.support.register_policy import RegisterEditions, written_registers
from tests.support.stores import in_memory

US = SERGEANT.model_copy(update={"organisation": "force"})
COLLEAGUE = INSPECTOR
KEEPER = Actor(id="keeper-3", offices=("two",), organisation="office")
OUTSIDER = Actor(id="stranger-5", organisation="council")
FACTS = [("aim", "yes"), ("money", "yes"), ("short", "no"), ("clear", "yes")]
LINK = "https://intranet.example/agreement.pdf"
HALTON, WARRINGTON = "Halton safety partnership", "Warrington dog unit"


class Desk:
    """Matters, forms, registers and records over one store; a registered matter in one line."""

    def __init__(self, kept, editions=None):
        self.kept, ids = kept, CountingIds()
        self.enquiries = kept.enquiries(editions or RegisterEditions(), "small", ids=ids)
        self.registers = kept.arrangements(self.enquiries, ids=ids)
        self.forms = kept.forms(self.enquiries, ids=ids)
        self.records = kept.records(self.registers, self.forms, ids=ids)

    def decided(self, key="m", facts=FACTS, actor=US):
        seen = self.enquiries.open(act(f"{key}-o", actor), goal="everything", opening="dogs")
        self.enquiries.answer(act(f"{key}-a", actor), seen.id, answers=facts, shown=SHOWN)
        return self.enquiries.determine(act(f"{key}-d", actor), seen.id)

    def filled(self, seen, key="f", **given):
        """Complete the form of the matter with what is given."""
        form = self.forms.open(act(f"{key}-o", US), form="gate", enquiry=seen.id)
        asked = dict.fromkeys(form.form.question_by_id, Reply())
        answers = asked | {
            name: Reply((v,) if isinstance(v, str) else v) for name, v in given.items()
        }
        self.forms.answer(act(f"{key}-a", US), form.id, answers=answers, shown=SHOWN)
        return self.forms.complete(act(f"{key}-c", US), form.id, shown=SHOWN)

    def registered(self, key="r", title="Dog unit", partners=("Merseyside",), seen=None):
        seen = seen or self.decided(f"{key}-m")
        return self.records.register(
            act(key, US), seen.id, register="open", title=title, partners=partners
        )

    def held(self, row):
        return self.registers.story(US, row.id).state.record


@pytest.fixture
def desk():
    return Desk(in_memory())


# --- fields -------------------------------------------------------------------------------------


def test_each_field_takes_what_is_of_its_kind_said_by_its_value_or_its_name(desk):
    """Ids, days and amounts are kept as such, words and people as texts about the entry."""
    row = desk.registered()
    said = {
        "scope": ["Regional"],
        "areas": ["local", "National"],
        "aims": ["  Safer streets\n"],
        "paid": ["Y"],
        "ends": ["2027-03-31"],
        "cost": ["£1,200.5"],
        "people": ["1,000"],
        "lead": ["me"],
        "keeper": ["one", "two"],
        "agreement": [LINK],
        "body": ["halton community safety partnership"],
    }
    held = desk.records.record(act("all"), row.short, said, reason="as agreed")

    def about(text):
        return PersonalText(subject=row.id, text=text)

    assert {name: each.values for name, each in held.fields.items()} == {
        "scope": ("regional",),
        "areas": ("local", "national"),
        "aims": (about("Safer streets"),),
        "paid": ("yes",),
        "why_paid": (about("yes"),),
        "ends": ("2027-03-31",),
        "cost": ("1200.50",),
        "people": ("1000",),
        "lead": (about("sgt-1"),),
        "keeper": ("one", "two"),
        "agreement": (about(LINK),),
        "body": ("halton_csp",),
    }
    assert [(each.reference.text, each.field) for each in held.documents] == [(LINK, "agreement")]
    assert desk.registers.get(US, row.id).version == 2 + 2 + 11


@pytest.mark.parametrize(
    ("field", "said", "kind"),
    [
        ("scope", ["galactic"], "choice"),
        ("scope", ["local", "regional"], "choice"),
        ("areas", ["local", "galactic"], "choices"),
        ("paid", ["perhaps"], "yes_no"),
        ("ends", ["soon"], "day"),
        ("ends", ["2027-02-29"], "day"),
        ("cost", ["-1"], "amount"),
        ("cost", ["1.005"], "amount"),
        ("cost", ["NaN"], "amount"),
        ("people", ["1e999999"], "number"),
        ("people", ["nine"], "number"),
        ("lead", ["the king"], "person"),
        ("keeper", ["the king"], "office"),
        ("body", ["none_of_these"], "body"),
        ("aims", ["x" * 5001], "text"),
        ("aims", ["a", "b"], "text"),
    ],
)
def test_what_is_no_such_thing_is_refused_and_nothing_is_recorded(desk, field, said, kind):
    """It says which field, what was said, and what the field takes."""
    row = desk.registered()
    with pytest.raises(NotAValue) as refusal:
        desk.records.record(act("x"), row.id, {"lead": ["insp-2"], field: said})
    assert (refusal.value.data["field"], refusal.value.data["kind"]) == (field, kind)
    assert "lead" not in desk.held(row).fields


@pytest.mark.parametrize(
    "said", ["insp-2", "An inspector", "AAAAAAAA-0000-4000-8000-000000000002", "The Keeper"]
)
def test_a_person_is_meant_by_an_id_or_by_what_an_office_holder_is_called(desk, said):
    """By what they are called where just one who holds an office is called so."""
    row = desk.registered()
    if said == "An inspector":  # who holds no office is known by an id alone
        with pytest.raises(NotAValue):
            desk.records.record(act("x"), row.id, {"lead": [said]})
        return
    held = desk.records.record(act("x"), row.id, {"lead": [said]})
    assert held.texts["lead"] == ("keeper-3" if said == "The Keeper" else "insp-2",)


@pytest.mark.parametrize("field", ["elsewhere", "riches"])
def test_an_entry_has_the_fields_of_its_register_and_no_others(desk, field):
    """One of another register, one that is nowhere."""
    row = desk.registered()
    with pytest.raises(NoSuchField):
        desk.records.record(act("x"), row.id, {field: ["x"]})


def test_what_stood_is_changed_or_emptied_with_a_reason(desk):
    """Without one it stays."""
    row = desk.registered()
    desk.records.record(act("one"), row.id, {"scope": ["local"]})
    for said in (["regional"], []):
        with pytest.raises(ReasonNeeded):
            desk.records.record(act(f"two-{said}"), row.id, {"scope": said}, reason=" ")
    changed = desk.records.record(act("three"), row.id, {"scope": ["regional"]}, reason="it grew")
    assert changed.texts["scope"] == ("regional",)
    assert "scope" not in desk.records.record(act("four"), row.id, {"scope": []}, reason="x").fields


def test_what_is_recorded_is_what_an_approval_looks_at(desk):
    """The other parts of an entry see every field as it stands."""
    row = desk.registered()
    desk.records.record(act("one"), row.id, {"scope": ["local"], "aims": ["Safer streets"]})
    fields = desk.held(row).texts
    assert (fields["scope"], fields["aims"]) == (("local",), ("Safer streets",))


@pytest.mark.parametrize("actor", [COLLEAGUE, OUTSIDER])
def test_only_who_registered_it_and_its_keeper_record_merge_or_take_documents_off(desk, actor):
    """A-14: the office that keeps the register."""
    row, other = desk.registered("a"), desk.registered("b", HALTON)
    for key, wish in enumerate(
        (
            lambda a: desk.records.record(a, row.id, {"scope": ["local"]}),
            lambda a: desk.records.attach(a, row.id, reference=LINK),
            lambda a: desk.records.merge(a, row.id, into=other.id, reason="same"),
        )
    ):
        with pytest.raises(NotYourOffice):
            wish(act(f"no-{key}", actor))
        wish(act(f"yes-{key}", KEEPER))


# --- known already ------------------------------------------------------------------------------


def test_what_forms_and_answers_say_stands_on_the_register_from_the_start(desk):
    """By the kind of the field; what the register has no field for is nothing to it."""
    seen = desk.decided()
    desk.filled(
        seen,
        aims="Safer streets",
        reach="regional",
        ends="2027-03-31",
        cost="1200.5",
        where=("local", "national"),
        other="yes",
    )
    row = desk.registered(seen=seen)
    held = desk.held(row)
    assert {name: (each.texts, each.source) for name, each in held.fields.items()} == {
        "aims": (("Safer streets",), "form"),
        "scope": (("regional",), "form"),
        "ends": (("2027-03-31",), "form"),
        "cost": (("1200.50",), "form"),
        "areas": (("local", "national"), "form"),
        "paid": (("yes",), "matter"),
        "why_paid": (("yes",), "matter"),
    }
    assert desk.registered(seen=seen) == row


def test_what_nobody_knows_is_not_taken_over(desk):
    """Not sure is no value, nor is what hangs on it."""
    facts = [("aim", "yes"), ("money", "unsure"), ("short", "no"), ("clear", "yes")]
    assert desk.held(desk.registered(seen=desk.decided(facts=facts))).fields == {}
    no_money = [("aim", "yes"), ("money", "no"), ("short", "no"), ("clear", "yes")]
    held = desk.held(desk.registered("n", HALTON, seen=desk.decided("n", facts=no_money)))
    assert held.texts == {"paid": ("no",)}


def test_a_form_completed_later_fills_what_is_empty_and_what_it_filled_and_nothing_else(desk):
    """What somebody said since is theirs."""
    seen = desk.decided()
    desk.filled(seen, aims="Safer streets", reach="regional", ends="2027-03-31")
    row = desk.registered(seen=seen)
    desk.records.record(act("said", US), row.id, {"aims": ["Quieter streets"]}, reason="agreed so")
    form = desk.forms.reopen(act("re", US), desk.forms.of(US, seen.id)[0].filled.id)
    answers = {"aims": Reply(("x",)), "reach": Reply(("local",)), "cost": Reply(("5",))}
    desk.forms.answer(act("re-a", US), form.id, answers=answers, shown=SHOWN)
    desk.forms.complete(act("re-c", US), form.id, shown=SHOWN)
    held = desk.records.take_over(act("over", US), row.id)
    assert {name: held.texts[name] for name in ("aims", "scope", "ends", "cost")} == {
        "aims": ("Quieter streets",),
        "scope": ("local",),
        "ends": ("2027-03-31",),
        "cost": ("5.00",),
    }
    version = desk.registers.get(US, row.id).version
    assert desk.records.take_over(act("again", US), row.id) == held
    assert desk.registers.get(US, row.id).version == version


def test_a_form_is_filled_in_from_what_the_register_holds(desk):
    """Neither is ever typed twice."""
    seen = desk.decided()
    row = desk.registered(seen=seen)
    desk.records.record(
        act("said", US),
        row.id,
        {
            "aims": ["Safer streets"],
            "scope": ["local"],
            "ends": ["2027-03-31"],
            "cost": ["5"],
            "areas": ["local", "regional"],
        },
    )
    held = desk.forms.open(act("f", US), form="gate", enquiry=seen.id).filling.replies
    assert {name: reply.values for name, reply in held.items()} == {
        "aims": ("Safer streets",),
        "reach": ("local",),
        "ends": ("2027-03-31",),
        "cost": ("5.00",),
        "where": ("local", "regional"),
    }


# --- notes and documents ------------------------------------------------------------------------


def test_whoever_the_policy_is_for_adds_a_note_and_its_writer_or_keeper_corrects_it(desk):
    """Nobody else's words are changed."""
    row = desk.registered()
    (note,) = desk.records.note(act("n", COLLEAGUE), row.id, "The van is at Winsford.").notes
    assert (note.by, note.text.subject) == ("insp-2", row.id)
    with pytest.raises(NotYourOffice):
        desk.records.note(act("o", OUTSIDER), row.id, "x")
    other = Actor(id="pc-9", organisation="force")
    with pytest.raises(NotYourOffice):
        desk.records.correct_note(act("p", other), row.id, 1, text="x", reason="y")
    with pytest.raises(NoSuchNote):
        desk.records.correct_note(act("q", KEEPER), row.id, 2, text="x", reason="y")
    for key, actor in enumerate((COLLEAGUE, KEEPER, US)):
        wish = act(f"c{key}", actor)
        (note,) = desk.records.correct_note(wish, row.id, 1, text=f"{key}", reason="y").notes
        assert (note.text.text, note.by, note.corrected) == (f"{key}", "insp-2", True)


def test_a_document_is_attached_by_its_reference_and_removed_with_a_reason(desk):
    """The hash is of the content where that is known."""
    row = desk.registered()
    desk.records.attach(act("a", US), row.id, reference=f" {LINK} ", title="Agreement")
    held = desk.records.attach(act("b", US), row.id, reference="box 7", sha256="7c" * 32)
    assert [(d.title.text, d.reference.text, d.hashed) for d in held.documents] == [
        ("Agreement", LINK, "reference"),
        ("box 7", "box 7", "content"),
    ]
    held = desk.records.remove_document(act("c", US), row.id, 1, reason="a draft")
    assert [each.number for each in held.documents] == [2]


# --- shown --------------------------------------------------------------------------------------


def test_an_entry_is_shown_part_by_part_as_its_fields_are_called(desk):
    """Those that are filled, in the order of the edition."""
    row = desk.registered()
    said = {"lead": ["insp-2"], "scope": ["local"], "keeper": ["two"], "body": ["halton_csp"]}
    desk.records.record(act("x"), row.id, said)
    shown = desk.records.shown(COLLEAGUE, row.short)
    assert [
        (part.heading, [(field.label, field.said, field.source) for field in part.fields])
        for part in shown.parts
    ] == [
        (
            "What it is",
            [
                ("Scope", ("Local",), "said"),
                ("Paid", ("Yes",), "matter"),
                ("Why paid", ("yes",), "matter"),
            ],
        ),
        (
            "How it ends",
            [
                ("Lead", ("an inspector",), "said"),
                ("Keeper", ("two",), "said"),
                ("Body", ("Halton Community Safety Partnership",), "said"),
            ],
        ),
    ]
    assert [each.id for each in shown.fields][:3] == ["scope", "areas", "aims"]
    assert "elsewhere" not in {each.id for each in shown.fields}


def test_what_is_missing_is_told_for_one_entry_and_over_the_register(desk):
    """The most wanted first; the field, how much, before what, on which clause, whom to ask."""
    row = desk.registered(
        seen=desk.decided(facts=[("aim", "yes"), ("money", "no"), ("short", "no")])
    )
    cited, certain = ("XXX-1",), True
    gaps = (
        Gap("lead", "Lead", "must", "entering", cited, "contact", certain),
        Gap("agreement", "Agreement", "must", "signature", cited, "contact", certain),
        Gap("aims", "Aims", "should", "none", cited, "two", certain),
    )
    assert desk.records.gaps(COLLEAGUE, row.id) == gaps
    other = desk.registered("o", HALTON)
    desk.records.record(act("x"), other.id, {"aims": ["a"], "agreement": [LINK]})
    desk.records.record(act("y"), row.id, {"lead": ["me"]})
    lacking = [(each.row.id, [g.field for g in each.gaps]) for each in desk.records.missing(US)]
    assert lacking == [(row.id, ["agreement", "aims"]), (other.id, ["lead"])]
    assert [each.row.id for each in desk.records.missing(US, ["aims"])] == [row.id]
    assert list(desk.records.missing(US, ["cost"])) == []
    assert list(desk.records.missing(US, register="shut")) == []


def test_entries_are_found_by_what_the_register_holds_of_them(desk):
    """Values as they are called, known bodies, notes, documents; words from anywhere together."""
    row = desk.registered()
    desk.registered("o", HALTON)
    said = {"scope": ["regional"], "body": ["halton_csp"], "aims": ["Safer streets"]}
    desk.records.record(act("x"), row.id, said)
    desk.records.note(act("n"), row.id, "The van is at Winsford.")
    desk.records.attach(act("d"), row.id, reference="Box 7")
    for words in ("regional", "safer dog", "winsford", "box 7", "community merseyside"):
        assert [each.id for each in desk.registers.find(COLLEAGUE, words)] == [row.id], words
    assert len(desk.registers.find(COLLEAGUE, "halton")) == 2
    assert desk.registers.find(COLLEAGUE, "galactic") == ()


def test_a_known_body_is_meant_and_found_by_any_of_its_names(desk):
    """As an edition lists them; then the kinds of body are nothing that is picked."""
    known = {
        "id": "halton_csp",
        "title": "Halton Community Safety Partnership",
        "called": ["Safer Halton"],
        "clauses": ["XXX-1"],
    }
    written = {**written_registers(), "known_bodies": [known]}
    desk = Desk(in_memory(), FormEditions(written=written))
    row = desk.registered()
    held = desk.records.record(act("b"), row.id, {"body": ["safer halton"]})
    assert held.texts["body"] == ("halton_csp",)
    for words in ("safer halton", "community safety"):
        assert [each.id for each in desk.registers.find(COLLEAGUE, words)] == [row.id]
    with pytest.raises(NotAValue):
        desk.records.record(act("c"), row.id, {"body": ["none_of_these"]}, reason="x")


# --- alike, and the same ------------------------------------------------------------------------


def test_entries_that_look_alike_are_found_before_another_is_made(desk):
    """A slip, other words around it; a partner in common brings one nearer."""
    row = desk.registered(title="Joint dog unit")
    desk.registered("o", "Forensics", partners=())
    for title in ("Dog unit", "joint dog-unit", "Joint dgo unit", "The joint dog unit with Wirral"):
        assert [each.id for each in desk.records.similar(US, title)] == [row.id], title
    for title in ("Forensic science", "Halton board", "x", ""):
        assert row.id not in {each.id for each in desk.records.similar(US, title)}
    assert desk.records.similar(US, "Joint horse unit") == ()
    assert [each.id for each in desk.records.similar(US, "Joint horse unit", ["MERSEYSIDE"])] == [
        row.id
    ]
    assert desk.records.similar(US, "Joint dog unit", enquiry=row.enquiry) == ()


def test_an_entry_that_is_the_same_leaves_the_lists_and_leads_to_the_other(desk):
    """Its history stays; links to it and from it are the other's."""
    row, other, third = (
        desk.registered(key, title)
        for key, title in (("a", "Dog unit"), ("b", HALTON), ("c", WARRINGTON))
    )
    desk.registers.link(act("l", US), row.id, other=third.id, why="one budget")
    desk.records.merge(act("m", US), row.short, into=other.short, reason="the same")
    assert [each.id for each in desk.registers.all(COLLEAGUE)] == [other.id, third.id]
    assert desk.registers.find(COLLEAGUE, "dog unit") == (desk.registers.get(US, third.id),)
    assert desk.registers.get(COLLEAGUE, row.short).merged_into == other.id
    assert [each.id for each in desk.records.shown(US, other.id).merged] == [row.id]
    assert [each.id for each in desk.registers.related(US, other.id)] == [third.id]
    assert [each.id for each in desk.registers.related(US, third.id)] == [other.id]
    with pytest.raises(MergedAway):
        desk.records.note(act("n", US), row.id, "x")
    with pytest.raises(MergedAway):
        desk.records.merge(act("n2", US), third.id, into=row.id, reason="x")
    desk.records.reverse_merge(act("r", US), row.id, reason="another one")
    assert len(desk.registers.all(COLLEAGUE)) == 3
    assert [each.id for each in desk.registers.related(US, third.id)] == [row.id]


def test_an_entry_is_merged_only_into_one_that_stands(desk):
    """Not into one that was voided, nor into none."""
    row, other = desk.registered("a"), desk.registered("b", HALTON)
    with pytest.raises(NoSuchId):
        desk.records.merge(act("x", US), row.id, into="ARR-77777777", reason="x")
    desk.registers.enter_in_error(act("v", US), other.id, reason="a slip")
    with pytest.raises(EnteredInError):
        desk.records.merge(act("y", US), row.id, into=other.id, reason="x")
