"""Why something about what the register holds of an entry is not done."""

from domain.refusals import Refusal


class ReasonNeeded(Refusal, code="reason-needed"):
    """Something else stood in these *fields*: a reason is given for the change."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(fields=", ".join(fields))


class NoSuchField(Refusal, code="no-such-field"):
    """Entries of this register have no such field."""

    def __init__(self, field: str) -> None:
        super().__init__(field=field)


class NotAValue(Refusal, code="not-a-value"):
    """What was said cannot stand in the field: *kind* is what it takes."""

    def __init__(self, field: str, value: str, kind: str) -> None:
        super().__init__(field=field, value=value, kind=kind)


class NoSuchNote(Refusal, code="no-such-note"):
    """The entry has no note with this number."""

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class NoSuchDocument(Refusal, code="no-such-document"):
    """The entry has no document with this number."""

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class AttachedBefore(Refusal, code="attached-before"):
    """The entry has a document with this very reference."""

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class MergedAway(Refusal, code="merged-away"):
    """The entry was merged into another, *into* by its short id, where everything is done now."""

    def __init__(self, into: str) -> None:
        super().__init__(into=into)


class MergedIntoItself(Refusal, code="merged-into-itself"):
    """An entry cannot be merged into itself."""


class NotMerged(Refusal, code="not-merged"):
    """The entry was not merged into another one."""
