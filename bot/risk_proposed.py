"""What a completed form brought up is put on record as a risk by whoever filled the form in."""

from collections.abc import Callable, Iterator

from bot import risk_words as say
from bot import words
from bot.feature import Deed, button
from bot.front import Front
from bot.presses import ARRANGEMENT, FORM
from bot.risk_lines import cited
from bot.risk_screens import FEATURE, LOG
from bot.screens import Action, Screen, Section
from domain.views.forms import FormRow

_MOST = 5


def proposals(
    front: Front, wanted: Callable[[FormRow], bool] = lambda _: True
) -> Iterator[tuple[str, Action | None]]:
    """Yield what the *wanted* forms of the person brought up, each with its way on record.

    There is none for what is on record, which says its number instead.
    """
    for row in front.desk.forms.mine(front.actor):
        if not (row.risks and wanted(row)):
            continue
        found = front.desk.risks.about(front.actor, f"{FORM}{row.id}")
        known = {each.risk.prompt: each.short for each in found}
        for number, each in enumerate(row.risks, start=1):
            text = f"{each.text}{cited(each.clauses)}"
            if each.question in known:
                yield say.ON_RECORD_AS.format(text=text, number=known[each.question]), None
            else:
                yield text, _record(row, number, each.text)


def proposed_screen(front: Front) -> Screen:
    """Return everything that the person's forms brought up and that is on no record yet."""
    found = list(proposals(front))
    left = [(text, action) for text, action in found if action is not None]
    lines = tuple(text for text, _ in left)
    return Screen(
        say.PROPOSED_BY_FORM,
        paragraphs=() if lines else (say.NOTHING_PROPOSED,),
        sections=(Section("", lines),) if lines else (),
        actions=(*(action for _, action in left[:_MOST]), LOG),
    )


def given_by(front: Front, deed: Deed) -> Deed:
    """Return the wish to report what *deed* names, with what the form says filled in."""
    whole, _, question = deed.which.partition("~")
    row = next((e for e in front.desk.forms.mine(front.actor) if e.id == whole), None)
    risks = () if row is None else row.risks
    text = next((each.text for each in risks if each.question == question), "")
    if row is None or not text:
        return Deed(FEATURE, "report")
    entry = row.entry or ""
    if row.enquiry and not entry:
        held = front.entries().get(row.enquiry)
        entry = "" if held is None else held.id
    given = {"what": text, "source": f"{FORM}{row.id}", "prompt": question, **deed.given}
    return Deed(FEATURE, "report", stream=f"{ARRANGEMENT}{entry}" if entry else "", given=given)


def _record(row: FormRow, number: int, text: str) -> Action:
    return button(
        FEATURE,
        "propose",
        which=f"{row.id}~{row.risks[number - 1].question}",
        says=f"put on record {row.short} {number}",
        does=say.PUT_ON_RECORD_DOES.format(text=words.shortened(text, 60)),
        label=f"{say.PUT_ON_RECORD}: {words.shortened(text, 22)}",
    )
