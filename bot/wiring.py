"""The composition root: what touches the outside is chosen here, and handed to what needs it."""

import gc
from collections.abc import Mapping

from adapters.clock import FixedClock, SystemClock
from adapters.directory_chosen import GraphAccess, graph_directory
from adapters.directory_file import BadDirectory, FileDirectory
from adapters.documents_files import FileDocuments, Read, read_from, read_in
from adapters.editions_copied import copy_edition
from adapters.editions_files import FileEditions
from adapters.ids import RandomIds
from adapters.layers_files import FileLayers, layer_from
from adapters.likeness_rapidfuzz import RapidLikeness
from adapters.papers_made import MadePapers
from adapters.roles_file import BadRoles, places_in, roles_in
from adapters.search_fts5 import Fts5Indexes
from adapters.sheets_files import FileSheets
from adapters.stores import MEMORY, open_store
from adapters.working_days import EnglishWorkingDays
from bot import __version__
from bot.asking_data import asking_words, glossary
from bot.assistant import App
from bot.conversation import Desk
from bot.features import FEATURES
from bot.life import Ground, life_on
from bot.notice_words import Words
from bot.settings import Settings
from domain.policy.layers_on import LayersOn
from domain.policy.places_on import Place
from domain.ports import (
    BadEdition,
    BadSheet,
    Clock,
    Directory,
    EditionKeeper,
    Ids,
    UnknownLayer,
    UnknownPolicy,
)
from domain.services.arrangements import Arrangements
from domain.services.asking import AskingPolicy
from domain.services.auditing import Audit, Sources
from domain.services.editions import EditionsInUse
from domain.services.enquiries import Enquiries
from domain.services.forms import Forms
from domain.services.handling import Handling
from domain.services.impact import Impact
from domain.services.layers_kept import LayersKept
from domain.services.moving import Moving
from domain.services.offices import Offices
from domain.services.publishing import Publishing
from domain.services.showing import Shown
from domain.services.sweeping import Patience, Sweeping
from domain.services.using import Using

__all__ = [
    "App",
    "BadDirectory",
    "BadEdition",
    "BadRoles",
    "BadSheet",
    "FileDocuments",
    "FileEditions",
    "FileLayers",
    "Read",
    "UnknownLayer",
    "UnknownPolicy",
    "copy_edition",
    "directory",
    "directory_file",
    "documents",
    "editions",
    "kept_edition",
    "layers",
    "layers_on",
    "read_in",
    "wire",
]

_ON_UNLESS_SET = ("copacc",)
"""Advice changes nothing, so it is on wherever it is here; a process is somebody's decision."""


def editions(settings: Settings, tried: tuple[str, str] | None = None) -> FileEditions:
    """Return the editions that *settings* name, or else those that travel with the program.

    *tried*, a policy and a version, stands in for what is in force.
    """
    folder = settings.policies or FileEditions.default_folder()
    return FileEditions(folder, _clock(settings), tried)


def _clock(settings: Settings) -> Clock:
    return FixedClock(settings.now) if settings.now else SystemClock()


def directory(settings: Settings) -> Directory:
    """Return the directory as *settings* have it; raise :class:`BadDirectory`.

    With a mapping of groups it is Microsoft Graph, asked as the app that is set for it, or else as
    the bot itself.
    """
    if settings.graph_mapping is not None:
        return graph_directory(
            settings.graph_mapping,
            GraphAccess(
                settings.graph,
                settings.login,
                settings.tenant,
                settings.graph_app_id or settings.app_id,
                settings.graph_app_secret if settings.graph_app_id else settings.app_secret,
            ),
        )
    return directory_file(settings)


def directory_file(settings: Settings) -> FileDirectory:
    """Return the people of a file, the demonstration's unless one is set: who can be tried here.

    Raises :class:`BadDirectory`.
    """
    return FileDirectory(settings.directory or FileDirectory.default_file(settings.policy))


def layers(settings: Settings) -> FileLayers:
    """Return the layers that lie beside the editions that *settings* name."""
    return FileLayers(settings.policies or FileEditions.default_folder())


def documents(settings: Settings) -> FileDocuments:
    """Return every edition that lies there, of policies and layers, whether in force or not."""
    return FileDocuments(settings.policies or FileEditions.default_folder())


def kept_edition(settings: Settings, sha256: str) -> Read | None:
    """Return the edition that the store keeps under *sha256*, if it does.

    Raises the store's ``Unavailable`` and ``Unreadable``.
    """
    kept = open_store(settings.store.whole)
    try:
        content = kept.keeper.kept(sha256)
    finally:
        kept.close()
    return None if content is None else read_from(content)


def layers_on(settings: Settings, here: FileEditions, people: Directory) -> LayersOn:
    """Return the layers that *settings* switch on, with who does their offices' work today.

    Raises :class:`UnknownPolicy`, :class:`UnknownLayer`, :class:`BadEdition` or :class:`BadRoles`.
    """
    beside = layers(settings)
    usual = tuple(each for each in _ON_UNLESS_SET if each in beside.layers())
    wanted = usual if settings.layers is None else settings.layers
    read = tuple(beside.current(each) for each in wanted)
    on, refs = tuple(each.document for each in read), {each.ref.policy: each.ref for each in read}
    today = {office.id: office.title for office in people.offices()}
    titles = today | here.current(settings.policy).edition.office_titles
    roles: Mapping[str, Mapping[str, str]] = {}
    places: tuple[Place, ...] = ()
    if settings.roles:
        every = tuple(beside.current(each).document for each in beside.layers())
        roles = roles_in(settings.roles, every, titles)
        councils = {each.id for each in here.current(settings.policy).edition.areas}
        places = places_in(settings.roles, councils)
    return LayersOn(on, roles, titles, refs, places)


def _layers_kept(settings: Settings, keeper: EditionKeeper, on: LayersOn) -> LayersKept:
    beside = layers(settings)
    contents = {ref.sha256: beside.content(layer) for layer, ref in on.refs.items()}
    return LayersKept(keeper, contents, lambda content: layer_from(content).document)


def wire(settings: Settings, ids: Ids | None = None, tried: tuple[str, str] | None = None) -> App:
    """Return the assistant as *settings* have it; *ids* stands in for random ones.

    To try the version *tried*, a policy and a version, nothing is kept beyond this assistant.

    Raises :class:`UnknownPolicy`, :class:`BadEdition`, :class:`BadDirectory`, as
    :func:`layers_on` does, or the store's ``Unavailable``.
    """
    here, people = editions(settings, tried), directory(settings)
    here.current(settings.policy)
    switched_on = layers_on(settings, here, people)
    # What is compiled stays for good: collecting it over and over would stall a turn now and then.
    gc.collect()
    gc.freeze()
    kept = open_store(MEMORY if tried else settings.store.whole)
    ids = ids or RandomIds()
    clock = _clock(settings)
    handling = Handling(kept.store, clock, ids, f"partnerships {__version__}")
    enquiries = Enquiries(handling, here, kept.keeper, kept.views, settings.policy)
    arrangements = Arrangements(handling, enquiries, kept.views)
    offices = Offices(handling, here, people, kept.views, settings.policy, switched_on)
    sources = Sources(kept.store, kept.histories, kept.views, people, clock, Shown(kept.shown))
    audit = Audit(sources, enquiries, arrangements)
    impact = Impact(kept.views, enquiries)
    moving = Moving(
        handling,
        EditionsInUse(handling, here, kept.keeper, settings.policy),
        here.lock,
        enquiries,
    )
    forms = Forms(handling, enquiries, kept.views)
    asking = AskingPolicy(Fts5Indexes(), asking_words().wording(glossary()), glossary())
    working = EnglishWorkingDays()
    life = life_on(
        Ground(
            handling,
            enquiries,
            arrangements,
            offices,
            forms,
            kept.store,
            kept.views,
            here,
            settings.policy,
            switched_on,
            RapidLikeness(),
            _layers_kept(settings, kept.keeper, switched_on),
            kept.keeper,
            working,
            Words(),
            settings.times,
        )
    )
    desk = Desk(
        enquiries,
        arrangements,
        ids.new,
        asking,
        audit,
        moving,
        forms,
        switched_on,
        tried is not None,
        FEATURES,
        here.steady,
        offices=offices,
        tasks=life.tasks,
        agendas=life.agendas,
        associations=life.associations,
        meetings=life.meetings,
        questions=life.questions,
        representing=life.representing,
        records=life.records,
        leaving=life.leaving,
        bodies=life.bodies,
        partners=life.partners,
        reviews=life.reviews,
        risks=life.risks,
        approvals=life.approvals,
        calendars=life.calendars,
        exporting=life.exporting,
        importing=life.importing,
        switches=life.switches,
        notes=life.notes,
        recommendations=life.recommendations,
        reports=life.reports,
        drafts=life.drafts,
        coming=life.coming,
        outbox=life.outbox,
        notices=life.notices,
    )
    return App(
        enquiries,
        arrangements,
        offices,
        desk,
        Publishing(handling, here, here.lock, kept.keeper, impact),
        impact,
        Using(kept.histories, enquiries),
        life,
        FileSheets(),
        MadePapers(),
        clock,
        kept.store,
        kept.views,
        kept.references,
        kept.workers,
        kept.close,
        Sweeping(
            handling,
            arrangements,
            kept.views,
            working,
            Patience(*settings.approval_days),
            (life.meetings.catch_up,),
        ),
    )
