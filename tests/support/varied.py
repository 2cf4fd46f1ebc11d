"""Enquiries as varied as people's: every fullness, doubts, corrections, changes, second outcomes."""

from random import Random

from domain.messages import Act
from domain.policy.facts import BODY_TYPE, UNSURE
from domain.services.enquiries import Enquiries
from tests.support.builders import SHOWN

GOALS = ("partnership", "approval", "everything")


class Varied:
    """Opens enquiries by the real service and takes each to its outcome, the same for one *seed*."""

    def __init__(self, enquiries: Enquiries, actor, seed=20_261_122):
        self._enquiries = enquiries
        self._actor = actor
        self._random = Random(seed)
        self._made = 0

    def make(self, policy=""):
        """Record one enquiry under *policy*; return its id and how many outcomes it has."""
        self._made += 1
        random, enquiries = self._random, self._enquiries
        facts = self._facts(policy)
        cut = random.randint(0, len(facts))
        heard, asked = facts[: min(cut, 3)], facts[min(cut, 3) :]
        seen = enquiries.open(
            self._act("open"),
            goal=random.choice(GOALS),
            opening=f"matter {self._made}",
            heard=[(fact, value, f"words {value}") for fact, value in heard],
            policy=policy,
        )
        if heard:
            dropped = [fact for fact, _ in heard if random.random() < 0.2]
            seen = enquiries.confirm(self._act("confirm"), seen.id, dropped=dropped, shown=SHOWN)
        if asked:
            seen = enquiries.answer(self._act("answer"), seen.id, answers=asked, shown=SHOWN)
        seen = enquiries.determine(self._act("determine"), seen.id)
        if random.random() < 0.3 and seen.enquiry.facts:
            return seen.id, self._change(seen)
        return seen.id, 1

    def _change(self, seen):
        """Change one answer and determine once more; return how many outcomes there are."""
        fact = self._random.choice(sorted(seen.enquiry.facts))
        was, values = seen.enquiry.facts[fact], self._values(seen.policy, fact)
        now = self._random.choice([value for value in values if value != was])
        self._enquiries.change(self._act("change"), seen.id, fact=fact, value=now, shown=SHOWN)
        self._enquiries.determine(self._act("again"), seen.id)
        return 2

    def _facts(self, policy):
        random, edition = self._random, self._enquiries.policy(policy).edition
        fullness = random.random()
        facts = [
            (fact.id, UNSURE if random.random() < 0.15 else random.choice(fact.domain))
            for fact in edition.facts
            if random.random() < fullness
        ]
        if random.random() < 0.25:
            facts.append((BODY_TYPE, random.choice([body.id for body in edition.bodies])))
        random.shuffle(facts)
        return facts

    @staticmethod
    def _values(policy, fact):
        edition = policy.edition
        if fact == BODY_TYPE:
            return [body.id for body in edition.bodies]
        return [*edition.fact_by_id[fact].domain, UNSURE]

    def _act(self, step):
        key = f"varied:{self._made}:{step}"
        return Act(actor=self._actor, key=key, conversation="varied")
