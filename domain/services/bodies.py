"""The bodies of the area are the policy's own, with what has been recorded of them since."""

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.body import decider
from domain.model.body.decider import Standing
from domain.model.body.messages import (
    STREAM,
    AbolishBody,
    AddBody,
    BodyCommand,
    MergeBody,
    RenameBody,
    RestoreBody,
    SplitBody,
)
from domain.model.body.refusals import BodyGone, BodyKnown, UnknownPlace
from domain.model.body.state import UNTOLD, Body, evolve
from domain.ports import Editions, Views
from domain.refusals import NotYourOffice, OutsideScope
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.bodies_known import BodiesKnown
from domain.services.bodies_seen import BodySeen, id_for, spelt
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.rights import require


class Changed(Protocol):
    """Reports a significant change of an entry, so that it is reviewed."""

    def __call__(self, act: Act, entry: str, /, *, kind: Literal["body"], what: str) -> object:
        """Report on one entry what changed, in words."""
        ...


class Bodies(BodiesKnown):
    """What the keepers of the registers may do with a body: add, rename, merge, split, abolish."""

    def __init__(
        self,
        handling: Handling,
        editions: Editions,
        arrangements: Arrangements,
        views: Views,
        policy: str,
        changed: Changed,
    ) -> None:
        """Keep the bodies of *policy*; *changed* is told of every entry whose body has changed."""
        super().__init__(handling, editions, arrangements, views, policy)
        self._changed = changed

    def add(  # noqa: PLR0913 - what is known of a body
        self,
        act: Act,
        title: str,
        *,
        reason: str,
        type: str = "",  # noqa: A002 - what the policy calls it
        areas: Sequence[str] = (),
        parent: str = "",
        document: str = "",
    ) -> BodySeen:
        """Let a body be known; its *type*, *areas* and *parent* are ids or what they are called.

        Raises :class:`BodyKnown`, :class:`UnknownPlace` and :class:`UnknownBody`.
        """
        self._may_keep(act.actor)
        same = self.meant(title)
        # Whether it is known already is for the decider: this very act may have made it known.
        body = id_for(title, {each.id for each in self.known()}) if same is None else same.id
        command = AddBody(
            title=_about(body, title.strip()),
            type=self._type(type),
            areas=tuple(self._area(each) for each in areas),
            parent=self._standing(parent).id if parent else "",
            reason=_about(body, reason),
            document=_document(body, document),
        )
        self._carry_out(act, body, command)
        return self._meant(body)

    def rename(
        self, act: Act, body: str, *, title: str, reason: str, document: str = ""
    ) -> BodySeen:
        """Say what a body is called now; its old names still lead to it."""
        one = self._meant(body)
        if (same := self.meant(title)) is not None and same.id != one.id:
            raise BodyKnown(same.title)
        return self._change(
            act,
            one,
            lambda text, paper: RenameBody(
                title=_about(one.id, title.strip()), reason=text, document=paper
            ),
            (reason, document),
            f"{one.title} is called {title.strip()} now",
        )

    def merge(self, act: Act, body: str, *, into: str, reason: str, document: str = "") -> BodySeen:
        """Say that a body became part of another, which is known and stands."""
        one, other = self._meant(body), self._standing(into)
        return self._change(
            act,
            one,
            lambda text, paper: MergeBody(into=other.id, reason=text, document=paper),
            (reason, document),
            f"{one.title} became part of {other.title}",
        )

    def split(
        self, act: Act, body: str, *, into: Sequence[str], reason: str, document: str = ""
    ) -> BodySeen:
        """Say that a body became several others, which are known and stand."""
        one, parts = self._meant(body), [self._standing(each) for each in into]
        return self._change(
            act,
            one,
            lambda text, paper: SplitBody(
                into=tuple(each.id for each in parts), reason=text, document=paper
            ),
            (reason, document),
            f"{one.title} was split up into {', '.join(each.title for each in parts)}",
        )

    def abolish(self, act: Act, body: str, *, reason: str, document: str = "") -> BodySeen:
        """Say that a body is no more and nothing took its place."""
        one = self._meant(body)
        return self._change(
            act,
            one,
            lambda text, paper: AbolishBody(reason=text, document=paper),
            (reason, document),
            f"{one.title} was abolished",
        )

    def restore(self, act: Act, body: str, *, reason: str) -> BodySeen:
        """Say that a body had not ended after all; what was asked for because of it stays."""
        one = self._meant(body)
        self._carry_out(act, one.id, RestoreBody(reason=_about(one.id, reason)))
        return self._meant(one.id)

    def _standing(self, body: str) -> BodySeen:
        if (found := self._meant(body)).ended:
            raise BodyGone(found.ended)
        return found

    def _change(
        self,
        act: Act,
        one: BodySeen,
        wish: Callable[[PersonalText, PersonalText | None], BodyCommand],
        said: tuple[str, str],
        what: str,
    ) -> BodySeen:
        """Carry out what is wished, then report it on every entry that is this body."""
        reason, document = said
        self._carry_out(act, one.id, wish(_about(one.id, reason), _document(one.id, document)))
        for row in self.entries(act.actor, one.id):
            self._changed(act.following(f"body-{row.id}"), row.id, kind="body", what=what)
        return self._meant(one.id)

    def _carry_out(self, act: Act, body: str, command: BodyCommand) -> None:
        self._may_keep(act.actor)
        policy = {each.id: each.title for each in self._edition.known_bodies}

        def decide(wish: BodyCommand, story: Story[Body]) -> list[Event]:
            title = story.state.title or policy.get(body, "")
            return decider.decide(wish, story.state, Standing(body, title, self._day(act)))

        self._handling.carry_out(
            Order(STREAM + body, command, act), Decider(UNTOLD, evolve, decide)
        )

    def may_keep(self, actor: Actor) -> bool:
        """Tell whether *actor* may record what becomes of a body."""
        try:
            self._may_keep(actor)
        except (NotYourOffice, OutsideScope):
            return False
        return True

    def _type(self, said: str) -> str:
        types = {each.id: each.label for each in self._edition.bodies}
        return self._place(said, types) if said else ""

    def _area(self, said: str) -> str:
        return self._place(said, {each.id: each.title for each in self._edition.areas})

    @staticmethod
    def _place(said: str, called: dict[str, str]) -> str:
        for each, title in called.items():
            if said == each or spelt(said) == spelt(title):
                return each
        raise UnknownPlace(said)

    def _may_keep(self, actor: Actor) -> None:
        require(rights.KEEP_BODIES, actor, self._about)


def _about(body: str, text: str) -> PersonalText:
    return PersonalText(subject=body, text=text)


def _document(body: str, text: str) -> PersonalText | None:
    return _about(body, text.strip()) if text.strip() else None
