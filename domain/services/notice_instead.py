"""Who must be told and cannot be reached is told of to whoever answers after them."""

from collections.abc import Iterable, Iterator

from domain.services.notice_dated import DATED
from domain.services.notice_people import People
from domain.views.news import News
from domain.views.notices import NoticeRow


def instead(dead: Iterable[NoticeRow], people: People) -> Iterator[News]:
    """Yield what is told to others for each of the *dead* that its person had to be told.

    It goes to the deputies of the offices that the person holds, or else to the policy's contact,
    once; that they cannot be reached either is told to nobody further.
    """
    for row in dead:
        notice = row.notice
        if not notice.statutory or notice.why != "unreachable" or notice.kind == "unreached":
            continue
        held = people.offices_of(notice.person)
        # What has a day is raised again from day to day; what is told of it once is not.
        dated = notice.matter.startswith(DATED)
        yield News(
            id=f"{notice.source} instead of {notice.person}",
            kind="unreached",
            offices=people.after(held),
            spared=(notice.person,),
            matter=f"unreached {notice.matter}" if dated else notice.matter,
            about=notice.about,
            number=notice.number,
            title=notice.title,
            office=next(iter(held), ""),
            marking=notice.marking,
            at=row.touched_at,
        )
