"""A part of a process is on or off as its office decided last, else as its document has it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.switch import decider
from domain.model.switch.messages import STREAM, TurnSwitch, Value, id_of
from domain.model.switch.refusals import NoSuchSwitch
from domain.model.switch.state import UNTURNED, Switched, evolve
from domain.policy.forms import Form
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.processes import Switch
from domain.ports import Views
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.rights import require
from domain.views.as_at import rows_as_at
from domain.views.switches import SWITCHES, SwitchRow, TurnRow

__all__ = ["SwitchSeen", "Switches", "Value"]


@dataclass(frozen=True, slots=True)
class SwitchSeen:
    """A switch of a process as it stands, with every decision on it, the last one last."""

    layer: ProcessLayer
    switch: Switch
    turns: tuple[TurnRow, ...] = ()
    version: int = 0

    @property
    def stream(self) -> str:
        """The name of its stream."""
        return STREAM + id_of(self.layer.id, self.switch.id)

    @property
    def value(self) -> Value:
        """How it stands."""
        return self.turns[-1].turn.value if self.turns else self.switch.at_first

    @property
    def on(self) -> bool:
        """Whether it is on."""
        return self.value == "on"

    @property
    def since(self) -> date | None:
        """The day of the decision that holds; none while nobody decided."""
        return self.turns[-1].day if self.turns else None


class Switches:
    """The switches of the processes that are on beside the usual policy."""

    def __init__(
        self, handling: Handling, enquiries: Enquiries, layers: LayersOn, views: Views
    ) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._layers = layers
        self._views = views

    def all(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[SwitchSeen, ...]:
        """Return every switch, as it stands or as it stood *as_at*."""
        require(rights.READ_TASKS, actor, self._enquiries.about)
        return tuple(self._every(as_at))

    def get(self, actor: Actor, written: str) -> SwitchSeen:
        """Return the switch of that id, or raise :class:`NoSuchSwitch`."""
        every = self.all(actor)
        for each in every:
            if written in {each.switch.id, id_of(each.layer.id, each.switch.id)}:
                return each
        raise NoSuchSwitch(written, tuple(each.switch.id for each in every))

    def turn(
        self,
        act: Act,
        switch: str,
        *,
        value: Value,
        minute: str,
        reason: str,
        document: str = "",
    ) -> SwitchSeen:
        """Record what the office that decides it decided, on the day that the act happened on.

        Raises :class:`NoSuchSwitch`, ``NotYourOffice``, ``NothingSaid`` and ``StandsSo``.
        """
        seen = self.get(act.actor, switch)
        require(rights.TURN_SWITCH, act.actor, self._about(seen))
        command = TurnSwitch(
            value=value,
            by=seen.switch.decided_by,
            minute=_about(seen, minute),
            document=_about(seen, document) if document else None,
            reason=_about(seen, reason),
        )

        def decide(wish: TurnSwitch, story: Story[Switched]) -> list[Event]:
            return decider.decide(wish, story.state, seen.switch.at_first)

        order = Order(seen.stream, command, act)
        self._handling.carry_out(order, Decider(UNTURNED, evolve, decide))
        return self.get(act.actor, switch)

    def may(self, actor: Actor, seen: SwitchSeen) -> bool:
        """Return whether *actor* may record a decision on it."""
        try:
            require(rights.TURN_SWITCH, actor, self._about(seen))
        except NotYourOffice:
            return False
        return True

    def is_on(self, layer: ProcessLayer, switch: str | None) -> bool:
        """Return whether what is behind *switch* counts: always where it is behind none."""
        return switch is None or self._seen(layer, switch).on

    def on_since(self, layer: ProcessLayer, switch: str | None) -> date | None:
        """Return from which day on what is behind *switch* counts; none where it always did."""
        return None if switch is None else self._seen(layer, switch).since

    def turned(self, layer: ProcessLayer) -> Mapping[str, Value]:
        """Return how those switches of *layer* stand that somebody decided on."""
        every = (self._seen(layer, switch.id) for switch in layer.switches)
        return {seen.switch.id: seen.value for seen in every if seen.turns}

    def form_of(self, layer: str, form: Form) -> Form:
        """Return *form* as it is asked now; that of a policy or of what is not on is as it is."""
        on = self._layers.processes(self._enquiries.policy().ref.policy)
        found = next((each for each in on if each.id == layer), None)
        return form if found is None else self.form(found, form)

    def form(self, layer: ProcessLayer, form: Form) -> Form:
        """Return *form* of a layer without the parts that are behind a switch that is off."""
        parts = tuple(each for each in form.parts if self.is_on(layer, each.behind))
        if parts == form.parts:
            return form
        whole = {name: getattr(form, name) for name in Form.model_fields}
        return Form(**(whole | {"parts": parts}))

    def _about(self, seen: SwitchSeen) -> rights.About:
        return replace(self._enquiries.about, holders=(seen.switch.decided_by,))

    def _seen(self, layer: ProcessLayer, switch: str) -> SwitchSeen:
        found = next(each for each in layer.switches if each.id == switch)
        return _as(layer, found, self._views.get(SWITCHES, id_of(layer.id, switch)))

    def _every(self, as_at: datetime | None) -> Iterator[SwitchSeen]:
        row_of = self._rows(as_at)
        for layer in self._layers.processes(self._enquiries.policy().ref.policy):
            for switch in layer.switches:
                yield _as(layer, switch, row_of(id_of(layer.id, switch.id)))

    def _rows(self, as_at: datetime | None) -> Callable[[str], SwitchRow | None]:
        if as_at is None:
            return lambda key: self._views.get(SWITCHES, key)
        rows = {row.id: row for row in rows_as_at(self._handling.store, SWITCHES, as_at)}
        return rows.get


def _as(layer: ProcessLayer, switch: Switch, row: SwitchRow | None) -> SwitchSeen:
    if row is None:
        return SwitchSeen(layer, switch)
    return SwitchSeen(layer, switch, row.turns, row.version)


def _about(seen: SwitchSeen, text: str) -> PersonalText:
    return PersonalText(subject=id_of(seen.layer.id, seen.switch.id), text=text.strip())
