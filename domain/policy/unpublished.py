"""Whatever keeps an edition from being published is a refusal with a code of its own."""

from domain.refusals import Refusal


class InThePast(Refusal, code="in-the-past"):
    """Nothing is published for a day that is past."""

    def __init__(self, day: str) -> None:
        super().__init__(day=day)


class OutsideItsOwn(Refusal, code="outside-its-own-days"):
    """The edition itself says that it is in force *since* a later day, or *until* an earlier."""

    def __init__(self, version: str, since: str, until: str) -> None:
        super().__init__(version=version, since=since, until=until)


class PublishedAlready(Refusal, code="published-already"):
    """The edition is published, and nothing else comes after it."""

    def __init__(self, version: str, since: str) -> None:
        super().__init__(version=version, since=since)


class PublishedOtherwise(Refusal, code="published-otherwise"):
    """The version was published with other bytes, which never change."""

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class DayTaken(Refusal, code="day-taken"):
    """Another edition begins on that day or after it."""

    def __init__(self, version: str, since: str) -> None:
        super().__init__(version=version, since=since)


class LeavesGap(Refusal, code="leaves-gap"):
    """From *first* to *last* nothing would be in force."""

    def __init__(self, first: str, last: str) -> None:
        super().__init__(first=first, last=last)


class AgreedAlready(Refusal, code="agreed-already"):
    """That person has agreed, or that office has; *needed* are the offices that have not."""

    def __init__(self, needed: tuple[str, ...]) -> None:
        super().__init__(needed=", ".join(needed))


class AgreedOtherwise(Refusal, code="agreed-otherwise"):
    """Who agreed before agreed to another day or another minute."""

    def __init__(self, since: str, minute: str) -> None:
        super().__init__(since=since, minute=minute)


class ChangedSince(Refusal, code="changed-since"):
    """Who agreed before agreed to other bytes: the edition was changed *since* that day."""

    def __init__(self, version: str, since: str) -> None:
        super().__init__(version=version, since=since)


class NotProved(Refusal, code="not-proved"):
    """Something was found in the edition, so that it cannot be published."""

    def __init__(self, found: str) -> None:
        super().__init__(found=found)
