"""What is said of a representative in words becomes what is kept of them."""

from dataclasses import dataclass

from domain.messages import PersonalText
from domain.model.arrangement.representation.parts import Terms, Way, WayStep, Written
from domain.policy.representing import AppointmentRoute


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a representative: texts are as they were typed, nothing if not said.

    *who* is an id of the directory, or a name. *authority* is yes, no or nothing; *votes* likewise.
    """

    who: str
    status: str
    rank: str = "lead"
    seat: str = ""
    capacity: str = ""
    organisation: str = ""
    authority: str = ""
    authority_where: str = ""
    delegation: str = ""
    allows: str = ""
    other_hats: tuple[str, ...] = ()
    votes: str = ""


def terms_of(subject: str, said: Said) -> Terms:
    """Return what *said* says, its texts about *subject*."""
    hats = (text_of(subject, each) for each in said.other_hats)
    return Terms.model_validate(
        {
            "status": said.status,
            "rank": said.rank or "lead",
            "seat": said.seat,
            "capacity": text_of(subject, said.capacity),
            "organisation": " ".join(said.organisation.split()),
            "authority": said.authority or "not_known",
            "authority_where": text_of(subject, said.authority_where),
            "delegation": text_of(subject, said.delegation),
            "allows": text_of(subject, said.allows),
            "other_hats": tuple(each for each in hats if each is not None),
            "votes": {"yes": True, "no": False}.get(said.votes),
        }
    )


def way_of(route: AppointmentRoute) -> Way:
    """Return *route* as it is now, to be kept with the appointment that begins."""
    steps = (
        WayStep(
            id=step.id,
            does=step.does,
            says=step.says,
            office=step.office,
            body=step.body,
            clauses=step.clauses,
        )
        for step in route.steps
    )
    return Way(
        route=route.id, title=route.title, steps=tuple(steps), every_months=route.every_months
    )


def written_of(subject: str, minute: str, document: str) -> Written:
    """Return where something is written down."""
    return Written(minute=text_of(subject, minute), document=text_of(subject, document))


def text_of(subject: str, text: str) -> PersonalText | None:
    """Return *text* as one about *subject*; none where nothing is said."""
    return PersonalText(subject=subject, text=text) if text.strip() else None
