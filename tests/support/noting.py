"""Something logged on a form of a process, as somebody would: begun, answered, logged."""

from datetime import date

from domain.messages import Act
from domain.policy.filling import Reply
from tests.support.builders import SHOWN


def act_of(app, person, key, day=None):
    """Return an act of *person*, on *day* or today."""
    return Act(actor=app.actor(person), key=key, conversation="test", happened_on=day)


def logged(app, person, form, key="log", day=None, known=None, **answers):
    """Log *answers* by *person* on *form*; a day is an answer by itself, a text is one too."""
    row = app.life.notes.begin(act_of(app, person, f"{key}:begin", day), form, **(known or {}))
    filled = app.life.meetings.prefilled(app.actor(person), row)
    given = {name: _reply(value) for name, value in answers.items()}
    row = app.life.meetings.answer(
        act_of(app, person, f"{key}:answer", day), row.id, answers={**filled, **given}, shown=SHOWN
    )
    return app.life.meetings.log(act_of(app, person, f"{key}:log", day), row.id)


def _reply(value):
    if isinstance(value, date):
        return Reply((value.isoformat(),))
    return Reply(value if isinstance(value, tuple) else (value,))
