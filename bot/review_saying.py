"""How the reviews of an entry stand is said in a few lines, and in a list of all of them."""

from collections.abc import Iterator
from datetime import date

from bot import review_words, words
from bot.screens import MOST_PICKED, Choice, Pick, Screen, Section
from domain.identity import Actor
from domain.policy.edition import Edition
from domain.services.leading import Led
from domain.services.offices import Offices
from domain.services.reviews_seen import Coming, Reviewing

_IN_A_YEAR = 12


def late_said(late: tuple[int, int]) -> str:
    """Return how late something is: in months where that is whole months, else with the days.

    >>> late_said((2, 0)), late_said((0, 1)), late_said((14, 3))
    ('2 months', '1 day', '1 year, 2 months and 3 days')
    """
    months, days = late
    years, months = divmod(months, _IN_A_YEAR)
    counted = ((years, "year"), (months, "month"), (days, "day"))
    return words.listed([f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in counted if n])


class ReviewsSaid:
    """Says reviews to *actor*, in the titles of an edition."""

    def __init__(self, offices: Offices, actor: Actor, today: date) -> None:
        """Use how the directory calls people."""
        self._offices = offices
        self._actor = actor
        self._today = today

    def who(self, led: Led | None, edition: Edition) -> str:
        """Return who leads, in a word; nothing where nobody is known."""
        if led is None:
            return ""
        if led.people:
            return words.listed([self._called(each) for each in led.people])
        return f"the {edition.office_titles[led.office]}" if led.office else ""

    def lines(self, found: Reviewing) -> Iterator[str]:
        """Yield how the reviews of an entry stand."""
        edition = found.policy.edition
        review = found.review
        if review.reclassified_from:
            kinds = edition.scalar("kind").labels
            was = kinds.get(review.reclassified_from, review.reclassified_from)
            now = kinds.get(review.kind, review.kind)
            yield review_words.RECLASSIFIED.format(was=_lower(was), now=_lower(now))
        if review.ending is not None:
            yield from self._ending(found)
        if review.ended_on is None:
            yield from self._due(found)
        if review.past:
            last = review.past[0]
            yield review_words.LAST.format(
                day=words.day(last.day),
                who=last.led_by,
                outcome=review_words.OUTCOMES[last.outcome],
            )
        elif found.rule is not None and review.ended_on is None:
            yield review_words.NONE_HELD
        if review.high_risk_since is not None:
            yield review_words.HIGH_RISK.format(day=words.day(review.high_risk_since))
            if found.rule is not None and found.rule.marking is not None:
                yield from (found.rule.marking.counted, *found.rule.marking.told)

    def _due(self, found: Reviewing) -> Iterator[str]:
        edition = found.policy.edition
        if found.rule is None:
            if found.row.decided:
                contact = edition.office_titles[edition.policy_contact]
                yield review_words.NO_CYCLE.format(office=contact)
            return
        if found.rule.main is None:
            ask = edition.office_titles[found.rule.lead.ask]
            yield review_words.NO_CYCLE.format(office=ask)
        yield from (self.due(each) for each in found.coming)
        if found.rule.main is not None and found.led is not None:
            yield self.led(found.led, edition)
            yield review_words.CHASED.format(office=self._office(edition, found.chaser))

    def due(self, coming: Coming) -> str:
        """Return when a review is due, or by how much it is overdue, and why."""
        falling = coming.falling
        if falling.change is not None:
            kind = review_words.CHANGES[falling.change.kind].partition(":")[0].lower()
            return review_words.CHANGED.format(
                due=words.day(falling.due), kind=kind, what=falling.change.what
            )
        start = review_words.STARTS[falling.start or "registration"]
        said = {
            "due": words.day(falling.due),
            "title": "" if falling.cycle is None else falling.cycle.title,
            "start": start.format(day=words.day(falling.since)),
        }
        late = coming.late(self._today)
        if late == (0, 0):
            return review_words.NEXT.format(**said)
        return review_words.OVERDUE.format(**said, late=late_said(late))

    def led(self, led: Led, edition: Edition) -> str:
        """Return who leads, or that nobody is named and who is asked."""
        if led.known:
            return review_words.LED.format(who=self.who(led, edition))
        unnamed = review_words.LED_UNNAMED if led.named_by_policy else review_words.LED_SILENT
        return unnamed.format(office=edition.office_titles[led.ask])

    def past(self, found: Reviewing) -> tuple[Section, ...]:
        """Return the reviews that were held, the last one first."""
        lines = tuple(
            review_words.PAST.format(
                number=each.number,
                day=words.day(each.day),
                who=each.led_by,
                outcome=review_words.OUTCOMES[each.outcome],
                agreed=f", agreed with {each.agreed_with}" if each.agreed_with else "",
                document=f" ({each.document})" if each.document else "",
            )
            for each in found.review.past
        )
        return (Section(review_words.HEADINGS, lines),) if lines else ()

    def line(self, coming: Coming, edition: Edition) -> str:
        """Return one review that is due as a line of a list."""
        who = self.who(coming.led, edition)
        led = review_words.LED_LINE.format(who=who)
        chased = review_words.CHASE_LINE.format(office=self._office(edition, coming.chaser))
        late = coming.late(self._today)
        said = review_words.LINE_DUE if late == (0, 0) else review_words.LINE_LATE
        return said.format(
            number=coming.row.short,
            title=coming.row.title,
            due=words.day(coming.due),
            led=led if who else chased,
            late=late_said(late),
        )

    def _ending(self, found: Reviewing) -> Iterator[str]:
        ending, edition = found.review.ending, found.policy.edition
        assert ending is not None  # noqa: S101 - as it was chosen
        said = {
            "reason": ending.reason.rstrip(". "),
            "ground": review_words.GROUNDS[ending.ground].lower(),
            "planned": "" if ending.planned else review_words.UNPLANNED,
        }
        if ending.ended_on is not None:
            yield review_words.ENDED.format(day=words.day(ending.ended_on), **said)
        else:
            yield review_words.TO_END.format(**said)
        if ending.checked_on is not None:
            yield review_words.WAY_OUT.format(day=words.day(ending.checked_on))
        else:
            yield review_words.NOT_CHECKED
        if found.leaving is not None and not found.leaving.approved_by and not ending.approved_by:
            ask = edition.office_titles[found.leaving.ask]
            yield review_words.WHO_AGREES.format(office=ask)

    def _called(self, person: str) -> str:
        found = self._offices.person(self._actor, person)
        return person if found is None else found.shown

    @staticmethod
    def _office(edition: Edition, office: str) -> str:
        return edition.office_titles.get(office, office.replace("_", " "))


def list_screen(
    said: ReviewsSaid, lines: tuple[tuple[Coming, Edition], ...], title: str, empty: str
) -> Screen:
    """Return the reviews that are due, or overdue, as a list of which one can be opened."""
    shown = lines[:MOST_PICKED]
    more = len(lines) - len(shown)
    told = tuple(said.line(coming, edition) for coming, edition in shown)
    rest = (review_words.MORE.format(count=more),) if more > 0 else ()
    choices = {each.row.short: Choice(each.row.short, each.row.title) for each, _ in shown}
    return Screen(
        title,
        paragraphs=() if lines else (empty,),
        sections=(Section("", (*told, *rest)),) if lines else (),
        pick=Pick.among(review_words.PICK, review_words.SEE_IT, choices.values()),
    )


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"
