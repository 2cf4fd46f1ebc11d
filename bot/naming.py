"""What ids are called on screen is what the edition says that they were used under."""

from bot import words
from bot.days import said_day_of
from domain.policy.aspects import LEFT_OPEN
from domain.policy.edition import Edition
from domain.policy.facts import BODY_TYPE, UNSURE
from domain.policy.forms import Form, FormQuestion
from domain.policy.values import called

NOT_SETTLED = "not settled yet"


class Names:
    """What ids are called under one edition; by themselves where it cannot be read any more."""

    def __init__(self, edition: Edition | None, form: str = "") -> None:
        """Use the words of *edition*, and of its *form*."""
        self._edition = edition
        self._form: Form | None = None if edition is None else edition.form_by_id.get(form)

    def fact(self, fact: str) -> str:
        """Return what *fact* is called on a list."""
        if fact == BODY_TYPE:
            return words.BODY
        known = None if self._edition is None else self._edition.fact_by_id.get(fact)
        return plain(fact) if known is None else known.item

    def value(self, fact: str, value: str) -> str:
        """Return what *value* of *fact* is called."""
        if self._edition is None or value == UNSURE:
            return words.NOT_SURE if value == UNSURE else plain(value)
        if fact == BODY_TYPE:
            body = self._edition.body_by_id.get(value)
            return plain(value) if body is None else body.label
        known = self._edition.fact_by_id.get(fact)
        here = known is not None and value in known.domain
        return known.label_of(value) if known is not None and here else plain(value)

    def answer(self, fact: str, value: str) -> str:
        """Return an answer as a list of them shows it."""
        return f"{self.fact(fact)}: {self.value(fact, value)}"

    def label(self, aspect: str, value: str) -> str:
        """Return what *value* of *aspect* is called."""
        if value == LEFT_OPEN:
            return NOT_SETTLED
        if self._edition is None:
            return plain(value)
        return self._edition.scalar(aspect).labels.get(value, plain(value))

    def about(self, slot: str) -> str:
        """Return what *slot*, or an item of what the policy does not say, is called."""
        if self._edition is None:
            return plain(slot)
        for aspect in self._edition.aspects:
            if aspect.id == slot:
                return aspect.title.rstrip("?")
            for item in getattr(aspect, "items", ()):
                if slot == f"{aspect.id}.{item.id}" or (aspect.id, item.id) == ("silent", slot):
                    return str(item.label)
        return plain(slot)

    def register(self, register: str) -> str:
        """Return what *register* is called."""
        return self.about(f"register.{register}") if self._edition else plain(register)

    def office(self, office: str) -> str:
        """Return what *office* is called."""
        titles = {} if self._edition is None else self._edition.office_titles
        return titles.get(office, plain(office))

    def field(self, field: str) -> str:
        """Return what a field of the register is called."""
        known = None if self._edition is None else self._edition.field_by_id.get(field)
        return plain(field) if known is None else known.label

    def held(self, field: str, value: str) -> str:
        """Return what *value* in a field of the register is called."""
        known = None if self._edition is None else self._edition.field_by_id.get(field)
        if self._edition is None or known is None:
            return plain(value)
        return said_day_of(value) if known.kind == "day" else called(self._edition, known, value)

    def form(self, form: str) -> str:
        """Return what *form* is called."""
        known = None if self._edition is None else self._edition.form_by_id.get(form)
        return plain(form) if known is None else known.title

    def question(self, question: str) -> str:
        """Return what the form asks."""
        known = self._question(question)
        return plain(question) if known is None else known.question

    def option(self, question: str, value: str) -> str:
        """Return what an option of a question of the form is called."""
        known = self._question(question)
        if known is None or value not in known.domain:
            return plain(value)
        return known.option(value).label

    def _question(self, question: str) -> FormQuestion | None:
        return None if self._form is None else self._form.question_by_id.get(question)


def plain(name: str) -> str:
    """Return an id as it can be read where nothing says what it is called."""
    return name.replace("_", " ").replace(".", ": ")
