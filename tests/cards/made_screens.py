"""Screens that no conversation comes to: any text in any place where a text can stand."""

from hypothesis import strategies as st

from bot.presses import VERBS
from bot.screens import (
    Action,
    Choice,
    Field,
    Inputs,
    Item,
    Pick,
    Question,
    Said,
    Screen,
    Section,
)

MATTER = "enquiry-" + "0" * 31 + "1"
NASTY = (
    "*_`[]()<>#~|\\{}:/@.!-+&$“” \n\t"
    "\x00\x07\x7f\x85"
    "\u00ad\u034f\u061c\u200b\u200d\u200e\u2028\u202e\u2066\u2069\u2800\u3164\ufeff"
    "\U000e0041\ue000\uffff"
    "éßЖ中\U0001f469\U0001f692\ufe0f\u0301\u0489"
    "\ud800\udfff"
)


def item(text, *choices, fact="stage"):
    return Item(fact, text, text, ("CHE-1.1",), text, text, choices)


def yes_no(text, fact):
    return item(text, *(Choice(each, text) for each in ("yes", "no", "unsure")), fact=fact)


def everywhere(text):
    """Return screens of every kind, each with *text* in all of its places."""
    many = tuple(Choice(f"kind_{n}", text, text) for n in range(7))
    group = Question(text, tuple(yes_no(text, f"fact_{n}") for n in range(4)), first=2)
    moves = (Action("help", text, text, "help"), Action("find dog unit", text, text))
    told = {
        "title": text,
        "notice": (text,),
        "paragraphs": (text, text),
        "sections": (Section(text, (text, text, text)),),
        "progress": text,
        "actions": moves,
        "stream": MATTER,
        "version": 7,
    }
    asked = Screen(**told, question=Question(text, (yes_no(text, "fact"),)), answering="answer")
    return {
        "pressed": asked,
        "one list": Screen(**told, question=Question(text, (item(text, *many),))),
        "group": Screen(**told, question=group, answering="answer"),
        "heard": Screen(
            **told,
            said=(Said(item(text, *many, fact="heard"), "kind_2", text),),
            question=group,
            answering="confirm",
        ),
        "picked": Screen(
            **told,
            pick=Pick(text, text, (Choice("ENQ-AAAAAAAC", text, text), Choice("ARR-B", text))),
            below=asked,
        ),
        "form": Screen(
            **told,
            inputs=Inputs(
                text,
                (text,),
                (
                    Field("title", text, text, text, required=True),
                    Field("partners", text, aside=text),
                    Field("ends", text, "2027-03-03", kind="day", aside=text),
                    Field("one", text, "kind_1", kind="choice", choices=many[:3], aside=text),
                    Field("some", text, "kind_1,kind_2", kind="choices", choices=many),
                ),
                "register",
                text,
                (("register", "collaborations"),),
                text,
            ),
        ),
    }


texts = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=NASTY, max_size=60),
    st.builds(
        lambda piece, times: piece * times,
        st.text(min_size=1, max_size=20),
        st.sampled_from((10, 100, 4000)),
    ),
)
ids = st.from_regex(r"[a-z]{1,12}(_[a-z]{1,12}){0,2}", fullmatch=True)
lists = st.lists(texts, max_size=6).map(tuple)
_few = st.integers(0, 5)
_choices = st.lists(st.builds(Choice, ids, texts, texts), min_size=1, max_size=6).map(tuple)
_items = st.builds(Item, ids, texts, texts, st.just(("CHE-1.1",)), texts, texts, _choices)


def _of(items):
    """Return items of different facts, as a card has them."""
    return tuple({each.fact: each for each in items}.values())


_questions = st.builds(
    Question, texts, st.lists(_items, min_size=1, max_size=6).map(_of), st.integers(1, 4)
)
_actions = st.lists(
    st.builds(Action, st.just("find dog unit"), texts, texts, st.sampled_from(("", *VERBS))),
    max_size=9,
).map(tuple)
_picks = st.builds(Pick, texts, texts, _choices)
_fields = st.lists(
    st.builds(Field, ids, texts, texts, texts, aside=texts)
    | st.builds(
        Field,
        ids,
        texts,
        hint=texts,
        aside=texts,
        kind=st.sampled_from(("choice", "choices")),
        choices=_choices,
    ),
    min_size=1,
    max_size=4,
)
_inputs = st.builds(
    Inputs,
    texts,
    lists,
    _fields.map(lambda all_of_them: tuple({each.name: each for each in all_of_them}.values())),
    st.just("register"),
    texts,
    st.just((("register", "collaborations"),)),
)
_sections = st.lists(
    st.builds(Section, texts, st.lists(texts, max_size=9).map(tuple)), max_size=8
).map(tuple)


def _screens(below):
    return st.builds(
        Screen,
        title=texts,
        notice=lists,
        paragraphs=lists,
        sections=_sections,
        question=st.none() | _questions,
        progress=texts,
        actions=_actions,
        below=below,
        pick=st.none() | _picks,
        inputs=st.none() | _inputs,
        answering=st.sampled_from(("", "answer", "change")),
        stream=st.sampled_from(("", MATTER)),
        version=_few,
    )


screens = _screens(st.none() | _screens(st.none()))
