"""What a notice says is put into words by whoever speaks; the outbox knows what and to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.views.news import News
from domain.views.notices import NoticeRow

__all__ = ["News", "NoticeRow", "NoticeWords", "Said"]


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in words: its title, and lines below."""

    title: str
    lines: tuple[str, ...] = ()


class NoticeWords(Protocol):
    """Puts news into words; *opt_out* says how to be told less, below what need not be told."""

    @property
    def opt_out(self) -> str:
        """How to have no more of what need not be told."""
        ...

    def news(self, news: News, titles: Mapping[str, str]) -> Said:
        """Return what is said of *news*; *titles* are what offices are called."""
        ...

    def digest(self, rows: Sequence[NoticeRow]) -> Said:
        """Return what is said of several notices at once."""
        ...
