"""A directory in memory: what the tests say, and nothing else."""

from domain.ports import Held, Office, Person

FORCE, OFFICE = "force", "office"


class MemoryDirectory:
    def __init__(self, people, offices, in_teams=()):
        self._people = {person.id: person for person in people}
        self._offices = tuple(offices)
        self._in_teams = {each.lower(): person for each, person in dict(in_teams).items()}

    def person(self, person):
        return self._people.get(self._in_teams.get(person.lower(), person))

    def offices(self):
        return self._offices

    def holders(self, office, day):
        return tuple(each for each in self._people.values() if office in each.offices(day))


TOY_DIRECTORY = MemoryDirectory(
    people=[
        Person("sgt-1", "a sergeant", FORCE),
        Person("insp-2", "an inspector", FORCE),
        Person("keeper-3", "the keeper", OFFICE, (Held("keeper"),)),
        Person("author-4", "the author", OFFICE, (Held("author"),)),
        Person("stranger-5", "a councillor", "council"),
    ],
    offices=[Office("author", "Author"), Office("keeper", "Keeper"), Office("clerk", "Clerk")],
    in_teams={"AAAAAAAA-0000-4000-8000-000000000002": "insp-2"},
)
