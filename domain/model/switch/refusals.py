"""Why a switch of a process is not turned."""

from domain.refusals import Refusal


class NoSuchSwitch(Refusal, code="no-such-switch"):
    """No process that is on has a switch of that name; *known* are those there are."""

    def __init__(self, switch: str, known: tuple[str, ...]) -> None:
        super().__init__(switch=switch, known=", ".join(known))


class StandsSo(Refusal, code="stands-so"):
    """The switch is on, or off, already."""

    def __init__(self, value: str) -> None:
        super().__init__(value=value)
