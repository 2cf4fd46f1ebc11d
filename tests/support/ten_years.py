"""Five hundred entries under every policy, with their reviews, their terms and the duties beside."""

from datetime import UTC, date, datetime, timedelta

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from adapters.layers_files import FileLayers
from domain.identity import Actor
from domain.messages import PersonalText
from domain.model.arrangement.messages import ArrangementClassified, ArrangementRegistered
from domain.model.arrangement.record.messages import FieldRecorded
from domain.model.arrangement.review.messages import HighRiskMarked
from domain.policy.layers_on import LayersOn
from domain.services.calendars import Calendars
from domain.services.duties import Duties
from domain.services.offices import Offices
from domain.services.reviews_seen import ReviewsSeen
from domain.services.tasks import Tasks
from tests.support.builders import receipt, recorded
from tests.support.directory import TOY_DIRECTORY
from tests.support.stores import in_memory

FIRST, LAST = date(2027, 1, 1), date(2036, 12, 31)
ENTRIES = 500
KINDS = (
    ("cheshire", "strategic", "annual_and_on_change", "strategic_statutory", (12,)),
    ("cheshire", "collaboration_s22a", "annual", "collaboration", (12,)),
    ("lancashire", "covered", "annual", "partnership", (12,)),
    ("lancashire", "association", "annual", "association", (12,)),
    ("lancashire", "covered", "annual_and_quarterly_risk", "partnership", (12, 3)),
    ("cambridgeshire", "voluntary", "none_stated", "record", ()),
)
"""Policy, kind, what the outcome says of reviews, register, and how many months between them."""

LAYER = FileLayers(FileEditions.default_folder()).current("scrutiny").document
WHO = Actor(id="demo-sergeant", organisation="Cheshire Constabulary")
EDITIONS = FileEditions(FileEditions.default_folder())
TERMS = {
    number: FIRST + timedelta(days=number * 17)
    for number in range(ENTRIES)
    if KINDS[number % len(KINDS)][0] == "lancashire" and number % 7 == 0
}
"""When some of them end unless they are renewed, after the ten years for some."""


def entry(number):
    """Return an entry: its id, its kind, and the day from which its reviews are counted.

    The days of all months are among them, leap days and the 31st too.
    """
    day = date(2023, 12, 31) + timedelta(days=(number * 37) % 1100)
    day = date(2024, 2, 29) if number % 41 == 0 else day
    return f"{number:010x}{'a' * 22}", KINDS[number % len(KINDS)], day


def text(whole, said):
    return PersonalText(subject=whole, text=said)


def events_of(number):
    whole, (policy, kind, review, register, months), day = entry(number)
    ref = EDITIONS.current(policy).ref
    yield ArrangementRegistered(
        enquiry="e" * 32,
        edition=ref,
        register_id=register,
        title=text(whole, f"Entry {number}"),
        partners=(),
        stage="existing",
    )
    yield ArrangementClassified(
        enquiry="e" * 32,
        position=1,
        edition=ref,
        partnership="yes",
        kind=kind,
        approval="none_now",
        review=review,
        registers={register: "no_owner_stated"},
        register_id=register,
        owner="no_owner_stated",
        ask=EDITIONS.current(policy).edition.policy_contact,
    )
    if len(months) > 1:
        yield HighRiskMarked(edition=ref, since=day, reason=text(whole, "said so"), next_due=None)
    if number in TERMS:
        yield FieldRecorded(
            edition=ref,
            field="term_ends",
            was=(),
            now=(text(whole, TERMS[number].isoformat()),),
            source="said",
            reason=None,
        )


def ten_years():
    """Return the calendar of five hundred entries under every policy, and the layer that is on."""
    kept = in_memory()
    for number in range(ENTRIES):
        whole, _, day = entry(number)
        stream = f"arrangement-{whole}"
        at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=12)
        each = [
            recorded(event, stream, position, f"key-{number}", happened_on=day, recorded_at=at)
            for position, event in enumerate(events_of(number), start=1)
        ]
        kept.store.append(stream, 0, each, receipt(f"key-{number}"))
    clock = FixedClock(datetime(2026, 12, 31, 12, 0, tzinfo=UTC))
    enquiries = kept.enquiries(editions=EDITIONS, policy="cheshire", clock=clock)
    handling = kept.handling(clock=clock)
    layers = LayersOn(layers=(LAYER,))
    offices = Offices(handling, EDITIONS, TOY_DIRECTORY, kept.views, "cheshire", layers)
    duties = Duties(enquiries, layers)
    tasks = Tasks(handling, enquiries, offices, duties, kept.views)
    reviews = ReviewsSeen(handling, kept.arrangements(enquiries, clock=clock), kept.views)
    return Calendars(enquiries, reviews, duties, tasks)
