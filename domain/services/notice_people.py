"""Whoever answers for an office is told what concerns it; nobody is told their own doings."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from domain.services.answering import Roster
from domain.views.news import News


class Offices(Protocol):
    """Who is in which office on a day."""

    def roster(self, day: date) -> Roster:
        """Return everybody in every office on *day*."""
        ...

    @property
    def titles(self) -> dict[str, str]:
        """What each office is called."""
        ...


class People:
    """Resolves offices to people as on one day."""

    def __init__(self, offices: Offices, day: date) -> None:
        self._roster = offices.roster(day)
        self.titles = offices.titles
        self._known: dict[str, tuple[str, ...]] = {}

    def told(self, news: News) -> tuple[str, ...]:
        """Return who is told of *news*, each once."""
        found = dict.fromkeys(news.people)
        for office in news.offices:
            found |= dict.fromkeys(self._answering(office))
        return tuple(each for each in found if each not in news.spared)

    def gone(self, person: str) -> bool:
        """Return whether *person* has left."""
        return self._roster.gone(person)

    def offices_of(self, person: str) -> tuple[str, ...]:
        """Return the offices, with their seats, in which *person* may act."""
        found = self._roster.names.directory.person(person)
        return () if found is None else self._roster.held_by(found)

    def after(self, held: Iterable[str]) -> tuple[str, ...]:
        """Return the offices that answer after those *held*: deputies, or the policy's contact."""
        deputies = self._roster.names.deputies()
        offices = (each.partition("@")[0] for each in held)
        found = dict.fromkeys(deputy for office in offices for deputy in deputies.get(office, ()))
        return tuple(found) or (self._roster.names.edition.policy_contact,)

    def _answering(self, held: str) -> tuple[str, ...]:
        """Return who holds an office, stands in, or answers as its deputy or the contact."""
        if held not in self._known:
            office, _, seat = held.partition("@")
            if office not in self.titles:
                office, seat = self._roster.names.edition.policy_contact, ""
            people = self._roster.answering(office, seat).people
            self._known[held] = tuple(each.id for each in people)
        return self._known[held]
