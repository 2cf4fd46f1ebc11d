"""What happened to a form is told like everything else: one sentence for each of its events."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeAlias

from bot import form_words, words
from bot.days import said_day_of
from domain.policy.forms import Form, FormQuestion

# Any: the body of an event as JSON, whose fields its own class has checked.
_Says: TypeAlias = Mapping[str, Any]


class _Names(Protocol):
    """What ids are called."""

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of the edition; none where it cannot be read any more."""
        ...

    def office(self, office: str) -> str:
        """Return what *office* is called."""
        ...


def _opened(says: _Says, names: _Names) -> str:
    return f"began the form: {_title(says, names)}"


def _answered(says: _Says, names: _Names) -> str:
    return f"answered in it: {_asked(says, names)}: {_reply(says, says['reply'], names)}"


def _changed(says: _Says, names: _Names) -> str:
    now, was = (_reply(says, says[each], names) for each in ("reply", "was"))
    return f"changed an answer in it: {_asked(says, names)}: now {now}, was {was}"


def _proposed(says: _Says, names: _Names) -> str:
    del names
    return f"it proposes a risk: {_bare(says['risk']['text'])}"


def _cared(says: _Says, names: _Names) -> str:
    care = says["care"]
    return f"to be taken care of: {_bare(care['text'])}; ask the {names.office(care['ask'])}"


def _completed(says: _Says, names: _Names) -> str:
    brought = form_words.brought_up(says["care"], says["risks"])
    return "; ".join((f"completed the form: {_title(says, names)}", *brought))


SENTENCES: dict[str, Callable[[_Says, _Names], str]] = {
    "form-opened": _opened,
    "form-answered": _answered,
    "form-answer-changed": _changed,
    "form-left": lambda _, __: "left the form for now",
    "form-resumed": lambda _, __: "took up the form again",
    "risk-proposed": _proposed,
    "risk-proposal-withdrawn": lambda says, names: (
        f"it no longer proposes the risk of: {_asked(says, names)}"
    ),
    "care-item-opened": _cared,
    "care-item-closed": lambda says, names: f"no longer to be taken care of: {_asked(says, names)}",
    "form-completed": _completed,
    "form-reopened": lambda _, __: "opened the form again",
}
"""The sentence of each event of a form, by the name that it is stored under."""


def _title(says: _Says, names: _Names) -> str:
    titles = {form.id: form.title for form in names.forms}
    return titles.get(says["form"], _plain(says["form"]))


def _question(says: _Says, names: _Names) -> FormQuestion | None:
    """Return the question that is meant, if just one form of the edition has it."""
    name = says["question"]
    found = [f.question_by_id[name] for f in names.forms if name in f.question_by_id]
    return found[0] if len(found) == 1 else None


def _asked(says: _Says, names: _Names) -> str:
    question = _question(says, names)
    return _plain(says["question"]) if question is None else question.question.rstrip("?. ")


def _reply(says: _Says, reply: _Says, names: _Names) -> str:
    question = _question(says, names)
    if not reply["applies"]:
        return form_words.DOES_NOT_APPLY.lower()
    if reply["text"] is not None:
        return f"“{words.shortened(reply['text']['text'], 200)}”"
    if reply["amount"] is not None:
        return f"£{reply['amount']}"
    if reply["day"] is not None:
        return said_day_of(reply["day"])
    return _listed(_label(question, value) for value in reply["values"])


def _label(question: FormQuestion | None, value: str) -> str:
    if question is None or value not in question.domain:
        return _plain(value)
    return question.option(value).label


def _listed(parts: Iterable[str]) -> str:
    return words.listed(list(parts)) or form_words.LEFT_OPEN.lower()


def _bare(text: str) -> str:
    return text.rstrip(". ")


def _plain(name: str) -> str:
    """Return an id as it can be read where nothing says what it is called."""
    return name.replace("_", " ")
