"""What looks after an entry from its proposal to its end is put together here, over one store."""

from dataclasses import dataclass, field

from domain.policy.layers_on import LayersOn
from domain.ports import ContentKeeper, Editions, EventStore, Likeness, Views, WorkingDays
from domain.services.agenda import Agendas
from domain.services.approvals import Approvals
from domain.services.arrangements import Arrangements
from domain.services.associations import Associations
from domain.services.belongings import Belongings
from domain.services.bodies import Bodies
from domain.services.calendars import Calendars
from domain.services.duties import Duties
from domain.services.enquiries import Enquiries
from domain.services.entry_shown import Looking
from domain.services.exporting import Exporting
from domain.services.forms import Forms
from domain.services.handling import Handling
from domain.services.importing import Importing
from domain.services.layers_kept import LayersKept
from domain.services.leavers_fields import LeaversFields
from domain.services.leavers_meetings import LeaversMeetings
from domain.services.leavers_risks import LeaversRisks
from domain.services.leavers_seats import LeaversSeats
from domain.services.leavers_tasks import LeaversTasks
from domain.services.leaving import Leaving
from domain.services.meeting_bodies import MeetingBodies
from domain.services.meeting_following import Following
from domain.services.meeting_resolving import Resolving
from domain.services.meeting_templates import LogForms
from domain.services.meetings import Meetings
from domain.services.notes import Notes
from domain.services.notes_due import TalksDue
from domain.services.notes_following import NotesFollowing
from domain.services.notice_said import NoticeWords
from domain.services.notice_times import Hours, Times
from domain.services.notices import Notices
from domain.services.noticing import Noticing
from domain.services.offices import Offices
from domain.services.offices_left import OfficesLeft
from domain.services.outbox import Outbox
from domain.services.partners import Partners
from domain.services.places import Places
from domain.services.process_people import ProcessPeople
from domain.services.process_rights import ProcessRights
from domain.services.questions import Questions
from domain.services.recommendation_measures import MeasuresOf
from domain.services.recommendation_traces import TracesOf
from domain.services.recommendations import Recommendations
from domain.services.records import Records
from domain.services.reporting.coming import ReportsComing
from domain.services.reporting.drafts import Drafts
from domain.services.reporting.reports import Reports
from domain.services.reporting.scope import Read
from domain.services.representation import Representing
from domain.services.representation_seen import RepresentationSeen
from domain.services.reviews import Reviews
from domain.services.reviews_seen import ReviewsSeen
from domain.services.risks import Risks
from domain.services.switches import Switches
from domain.services.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Ground:
    """What everything stands on: what may be done with matters, entries and offices, and where."""

    handling: Handling
    enquiries: Enquiries
    arrangements: Arrangements
    offices: Offices
    forms: Forms
    store: EventStore
    views: Views
    editions: Editions
    policy: str
    layers: LayersOn
    likeness: Likeness
    layers_kept: LayersKept
    keeper: ContentKeeper
    working: WorkingDays
    words: NoticeWords
    times: Times = field(default_factory=Times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The services of the life of an entry, each by its noun."""

    tasks: Tasks
    agendas: Agendas
    associations: Associations
    meetings: Meetings
    questions: Questions
    representing: Representing
    records: Records
    leaving: Leaving
    bodies: Bodies
    partners: Partners
    reviews: Reviews
    risks: Risks
    approvals: Approvals
    calendars: Calendars
    exporting: Exporting
    importing: Importing
    switches: Switches
    notes: Notes
    recommendations: Recommendations
    reports: Reports
    drafts: Drafts
    coming: ReportsComing
    outbox: Outbox
    notices: Noticing


def life_on(ground: Ground) -> Life:
    """Return the services of the life of entries, over *ground*."""
    handling, views, clock = ground.handling, ground.views, ground.handling.clock
    enquiries, arrangements, offices = ground.enquiries, ground.arrangements, ground.offices
    switches = Switches(handling, enquiries, ground.layers, views)
    duties = Duties(enquiries, ground.layers, switches)
    tasks = Tasks(handling, enquiries, offices, duties, views)
    seen = ReviewsSeen(handling, arrangements, views)
    risks = Risks(handling, enquiries, offices, ground.layers, views)
    reviews = Reviews(arrangements, ground.forms, tasks, offices, seen, risks.ask_rescoring)
    bodies = Bodies(handling, ground.editions, arrangements, views, ground.policy, reviews.changed)
    approvals = Approvals(handling, arrangements, views, offices)
    questions = Questions(handling, enquiries, offices, views)
    represented = RepresentationSeen(
        handling, enquiries, arrangements, bodies, views, ground.layers
    )
    process_rights = ProcessRights(enquiries, ground.layers)
    people = ProcessPeople(enquiries, offices, ground.layers)
    meetings = Meetings(
        handling,
        enquiries,
        Resolving(MeetingBodies(enquiries, bodies, represented, views, ground.layers), offices),
        LogForms(
            enquiries,
            ground.layers,
            ground.layers_kept,
            switches,
            process_rights,
        ),
        Following(
            tasks,
            offices,
            risks.report,
            (NotesFollowing(enquiries, ground.layers, tasks, people),),
        ),
        views,
    )
    notes = Notes(enquiries, ground.layers, meetings, tasks, people, process_rights)
    places = Places(bodies, views)
    read = Read(
        ground.store,
        views,
        enquiries,
        arrangements,
        bodies,
        offices,
        represented,
        seen,
        tasks,
        ground.layers,
        places,
        notes,
        Recommendations(
            enquiries,
            ground.layers,
            TracesOf(
                enquiries, ground.layers, tasks, meetings, risks, switches, ground.store, views
            ).all,
            MeasuresOf(notes, represented, bodies, ground.layers, views, ground.store),
        ),
    )
    reports, coming = Reports(read, clock), ReportsComing(read, switches)
    drafts = Drafts(reports, handling, read, ground.keeper, views)
    due = (
        tasks.due,
        reviews.due,
        approvals.due,
        questions.due,
        represented.due,
        meetings.due,
        drafts.due,
        coming.due,
        risks.due,
        TalksDue(enquiries, ground.layers, people, views).due,
    )
    leavers = (
        OfficesLeft(offices, views, clock),
        LeaversFields(arrangements, views),
        LeaversSeats(arrangements, represented, views, clock),
        Belongings(handling, views),
        LeaversTasks(tasks),
        LeaversRisks(risks),
        LeaversMeetings(meetings),
    )
    hours, notices = Hours(ground.times, ground.working), Notices(handling, views)
    looking = Looking(handling, offices, views, ground.layers)
    return Life(
        tasks=tasks,
        agendas=Agendas(enquiries, offices, due, clock.today, places.all),
        associations=Associations(arrangements, views),
        meetings=meetings,
        questions=questions,
        representing=Representing(represented, arrangements, offices),
        records=Records(arrangements, ground.forms, offices, looking, ground.likeness),
        leaving=Leaving(handling, offices, views, leavers),
        bodies=bodies,
        partners=Partners(bodies, arrangements, views, ground.layers, clock.today, reviews.due),
        reviews=reviews,
        risks=risks,
        approvals=approvals,
        calendars=Calendars(enquiries, seen, duties, tasks),
        exporting=Exporting(arrangements, enquiries.policy, ground.store, views, seen.next_due),
        importing=Importing(handling, enquiries, arrangements, offices, views),
        switches=switches,
        notes=notes,
        recommendations=read.recommendations,
        reports=reports,
        drafts=drafts,
        coming=coming,
        outbox=Outbox(notices, offices, due, ground.words, hours, ground.times),
        notices=Noticing(notices, offices, ground.times),
    )
