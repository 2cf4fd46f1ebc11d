"""An entry is filled in line by line, checked as a whole, and recorded once it is confirmed."""

import re
from dataclasses import dataclass, replace

from bot import actions, record_words, register_words, words
from bot.answers import plain
from bot.registry import on_register
from bot.screens import Action, Choice, Field, Inputs, Pick, Screen
from domain.policy.policy import Policy

LONGEST = 200
"""Characters of a title or of one partner: a line of a list, not a description."""

MOST_PARTNERS = 30
LONGEST_LINE = 2_000
"""Characters of all partners in one field."""

_YES = {"yes", "y", "ok", "okay", "right", "correct", "that is right", "that's right"}
_ANYWAY = {"put it on anyway", "anyway", "put it on", "it is another", "it is another one"}
_NOBODY = {"none", "nobody", "no", "no one", "no partners", "none yet", "-"}
_POLITE_START = re.compile(
    r"^(?:hello|hi|good (?:morning|afternoon|evening))[,.!]? +", re.IGNORECASE
)
_WISH = re.compile(
    r"^(?:we|i|they)(?:'d| would| are| have been| were|'re|'ve been)? "
    r"(?:like|want|wish|plan|planning|intend|hope|hoping|need|have|going|about|asked|proposing|propose)"
    r" (?:to )?(?:sign(?: up to)?|enter(?: into)?|join|set up|create|establish|form|start|launch"
    r"|register|put|extend|renew|have)?\s*(?:a |an |the |our |my |another )?",
    re.IGNORECASE,
)
_FOOTING = re.compile(r"[, ]+(?:under|on the footing of|on the register) .*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed of an entry so far; the first thing that is missing is asked."""

    register: str
    offered_title: str = ""
    offered_partners: tuple[str, ...] = ()
    title: str = ""
    partners: tuple[str, ...] | None = None
    refused: tuple[tuple[str, str], ...] = ()
    """What was given in fields at once and not taken, to be mended there."""
    alike: tuple[str, ...] = ()
    """Entries that look like it, a line each, where it has to be said that it is another."""

    @property
    def complete(self) -> bool:
        """Whether all was typed, and waits to be checked."""
        return bool(self.title) and self.partners is not None

    def back(self) -> "Form | None":
        """Return the form one step back; None before its first."""
        if self.partners is not None:
            return replace(self, offered_partners=self.partners, partners=None)
        if self.title:
            return replace(self, offered_title=self.title, title="")
        return None


def suggested(opening: str) -> str:
    """Return a title made of how the matter was told, or nothing.

    >>> suggested("We want to sign a shared dog-unit agreement with a force under a section 22A.")
    'Shared dog-unit agreement with a force'
    """
    line = " ".join(opening.replace("\u2019", "'").split())
    first = re.split(r"(?<=\w\w)[.!?](?: |$)", line, maxsplit=1)[0].strip(" .!?")
    bare = _FOOTING.sub("", _WISH.sub("", _POLITE_START.sub("", first))).strip(" ,;:")
    return words.shortened(bare[:1].upper() + bare[1:], 100)


def filled(form: Form, text: str) -> Form | str:
    """Return *form* with what *text* says of what it asks, or the sentence that asks again."""
    return _with_partners(form, text) if form.title else _with_title(form, text)


def changed(form: Form, text: str) -> Form | None:
    """Return a complete *form* with what *text* wants to change open again; None if nothing."""
    wish = re.fullmatch(r"(?:change )?(?:the |number )?(1|2|title|partners?)", plain(text))
    if wish is None:
        return None
    if wish[1] in {"1", "title"}:
        return replace(form, offered_title=form.title, title="")
    return form.back()


def is_another(text: str) -> bool:
    """Tell whether *text* says that the entry is none of those that look like it."""
    return plain(text) in _ANYWAY


def agreed(text: str) -> bool:
    """Tell whether *text* says that the entry is right."""
    return plain(text) in _YES


def form_screen(policy: Policy, form: Form, notice: tuple[str, ...]) -> Screen:
    """Return the screen that asks what is missing of *form*, or all of it to be checked.

    What has inputs asks for all of it at once.
    """
    where = on_register(policy.edition, form.register)
    asked = _alike(form) if form.alike else _asked(form, where)
    return replace(asked, notice=notice, inputs=_inputs(form, where))


def _asked(form: Form, where: str) -> Screen:
    if not form.title:
        offered = (
            (register_words.TAKE_TITLE.format(title=form.offered_title),)
            if form.offered_title
            else ()
        )
        return Screen(
            title=register_words.ASK_TITLE,
            paragraphs=(register_words.PUTTING_ON.format(register=where), *offered),
            progress=register_words.step(1),
            actions=(*((actions.TAKE_IT,) if offered else ()), *actions.FORM),
        )
    if form.partners is None:
        named = words.listed(form.offered_partners)
        offered = (register_words.TAKE_PARTNERS.format(partners=named),) if named else ()
        return Screen(
            title=register_words.ASK_PARTNERS,
            paragraphs=(register_words.HOW_PARTNERS, *offered),
            progress=register_words.step(2),
            actions=(*((actions.TAKE_THEM,) if offered else ()), actions.NONE_YET, *actions.FORM),
        )
    partners = words.listed(form.partners) if form.partners else register_words.NO_PARTNERS
    return Screen(
        title=register_words.CHECK_ENTRY,
        paragraphs=(
            f"1. Title: {form.title}",
            f"2. Partners: {partners}",
            register_words.GOES_ON.format(register=where),
        ),
        progress=register_words.step(3),
        actions=(
            actions.RECORD,
            actions.CHANGE_TITLE,
            actions.CHANGE_PARTNERS,
            *actions.FORM,
        ),
    )


def _alike(form: Form) -> Screen:
    """Ask whether it is one of the entries that look like it."""
    return Screen(
        title=record_words.ALIKE,
        paragraphs=(*form.alike, record_words.ALIKE_ASK),
        actions=(
            Action("put it on anyway", "it is another one"),
            *(actions.open_entry(line.partition(" ")[0]) for line in form.alike[:1]),
            actions.CHANGE_TITLE,
            *actions.FORM,
        ),
        pick=Pick.among(
            register_words.PICK_ENTRY,
            register_words.SEE_IT,
            (Choice(line.partition(" ")[0], line) for line in form.alike),
        ),
    )


def _inputs(form: Form, where: str) -> Inputs:
    """Return *form* as fields, with what was typed, given or else suggested for them."""
    refused = dict(form.refused)
    suggested_partners = ", ".join(form.offered_partners) or refused.get("partners", "")
    named = suggested_partners if form.partners is None else ", ".join(form.partners)
    return Inputs(
        title=record_words.ALIKE if form.alike else register_words.PUT_ON.format(register=where),
        about=(*form.alike, record_words.ALIKE_ASK)
        if form.alike
        else (register_words.GOES_ON.format(register=where),),
        fields=(
            Field(
                "title",
                register_words.TITLE,
                form.title or refused.get("title", form.offered_title),
                register_words.TITLE_HINT,
                LONGEST,
                required=True,
            ),
            Field(
                "partners",
                register_words.PARTNERS,
                named,
                register_words.PARTNERS_HINT,
                LONGEST_LINE,
            ),
        ),
        verb="register",
        button=record_words.PUT_ON_ANYWAY if form.alike else register_words.RECORD_IT,
        given=(("register", form.register), *((("another", form.title),) if form.alike else ())),
    )


def parted(text: str) -> tuple[str, ...]:
    """Return the partners named in *text*, each once."""
    named = (" ".join(each.split()).strip(" .") for each in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(each for each in named if each))


def _with_title(form: Form, text: str) -> Form | str:
    line = " ".join(text.split())
    if form.offered_title and (not line or agreed(line)):
        return replace(form, title=form.offered_title)
    if not any(letter.isalnum() for letter in line) or agreed(line) or plain(line) == "no":
        return register_words.NO_TITLE
    return register_words.TITLE_TOO_LONG if len(line) > LONGEST else replace(form, title=line)


def _with_partners(form: Form, text: str) -> Form | str:
    if plain(text) in _NOBODY:
        return replace(form, partners=())
    if not text.strip() or agreed(text):
        offered = form.offered_partners
        return replace(form, partners=offered) if offered else register_words.NO_PARTNER_READ
    named = parted(text)
    if not any(letter.isalnum() for letter in text):
        return register_words.NO_PARTNER_READ
    if len(named) > MOST_PARTNERS or any(len(each) > LONGEST for each in named):
        return register_words.PARTNERS_TOO_LONG
    return replace(form, partners=named)
