"""What was said so far: the figure spoken of, the list it heads, what it is compared with.

Headings and list heads reach into the next passage; everything else ends with its own.
"""

from __future__ import annotations

import re

from yusuan.recognise.prose.clauses import Clause
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.lexicon import of_part
from yusuan.recognise.prose.meanings import SIDES, Dimensions, common, completed, is_part, merged
from yusuan.recognise.prose.mentions import Mention
from yusuan.recognise.prose.scopes import Scope, Scopes
from yusuan.recognise.prose.subjects import CLASSIFIED, Names, Subject, read_subject, without_ordinal

Drafts = tuple[Draft, ...]

_HALF = 0.5
_LONGEST_TITLE = 20
_END = 8
_LOOK_BACK = 20


class Talk:
    """The state of reading.

    `anchor` is the amount spoken of, `heads` are the amounts of the passage outside lists, `changed` is the
    last change, `base` the amount compared with and `base_words` the words for it; `compared` are the
    changes that a reason may follow.
    """

    def __init__(self, names: Names, year: int | None, stage: str | None) -> None:
        self.names, self.year, self.stage = names, year, stage
        self.scopes = Scopes()
        self.all: list[Draft] = []
        self.heads: list[Drafts] = []
        self.forget()

    def forget(self) -> None:
        """Forget what was spoken of."""
        self.anchor: Drafts = ()
        self.changed: Drafts = ()
        self.heads = []
        self.base: Draft | None = None
        self.base_words = Subject()
        self.compared: list[Draft] = []
        self.topic = Subject()
        self.text, self.sentence = "", (0, 0)
        self.figures_end = 0
        self.in_sentence = self.after_stop = False
        self.is_untold = self.is_untitled = False
        self._list: Scope | None = None
        self._outside: list[Drafts] = []

    @property
    def head(self) -> Drafts:
        """The last amount that is no item of a list."""
        return self.heads[-1] if self.heads else ()

    @property
    def around(self) -> Dimensions:
        """What headings, the class that the passage is about, and the open list say."""
        said = merged(self.scopes.dimensions, self._class)
        return merged(said, self._list.dimensions) if self._list else said

    @property
    def _class(self) -> Dimensions:
        """What the first amount says, where every amount of the passage is of one class (1.行政运行 …)."""
        first = common(self.heads[0]) if self.heads else {}
        classes = [(name, first[name]) for name in sorted(first.keys() & CLASSIFIED)]
        known = [head[0].dimensions for head in self.heads if head[0].is_understood]
        same = all(said.get(name) == code for said in known for name, code in classes)
        return first if classes and same else {}

    @property
    def wholes(self) -> Drafts:
        """The amounts that the next one may be a part of, the nearest first."""
        return (*self._list.whole, *self.head) if self._list else self.scopes.whole

    # -- passages and sentences

    def begin_passage(self, text: str) -> None:
        """Begin a passage. One that begins with 其中 goes on with the list of the one before."""
        before = self.head if of_part("list").match(text) else ()
        self.forget()
        self.text = text
        if before:
            self.anchor, self.heads = before, [before]

    def begin_sentence(self, start: int, end: int) -> None:
        """Begin a sentence; a full stop ends the list of the one before, a semicolon does not."""
        self.after_stop = start > 0 and self.text[start - 1] != ";"
        if self.after_stop:
            self._list, self.is_untitled = None, False
        self.sentence, self.in_sentence = (start, end), False
        phrase = without_ordinal(self.text[start:end])
        if not re.search(r"\d", phrase):
            self._tell_topic(phrase)

    def _tell_topic(self, sentence: str) -> None:
        """A sentence without figures may name what the next one is about (（二）公务接待费。).

        Where it names something that is not understood, the headings above it say too little.
        """
        said = read_subject(sentence.rstrip("。;:"), self.names, self.scopes.dimensions)
        if said.is_understood and said.names_something:
            self.topic = said
        elif said.residue and not self.anchor:
            self.is_untold = True

    def end_passage(self, level: int | None) -> None:
        """A passage that ends with 其中 or 包括 heads the list that follows."""
        tail = self.text[self.figures_end :]
        whole = self.head if "。" not in tail else self._only_head()
        if whole and (self.text.endswith(":") or of_part("list").search(tail[-_END:])):
            depth = level if level is not None else self.scopes.depth + _HALF
            self.scopes.enter(depth)
            self.scopes.push(Scope(depth, common(whole), None, whole, is_list=level is None))

    def _only_head(self) -> Drafts:
        """The amount that a passage is about: the first one, where the others are parts of it."""
        first, *others = self.heads or [()]
        parts = all(is_part(other[0], one) for one in first for other in others)
        return first if parts else ()

    # -- lists and brackets

    def follow(self, clause: Clause) -> None:
        """Open and close what the words before a figure open and close."""
        if clause.title is not None:
            self._entitle(clause.title)
        if clause.opens_list and not self._open_list_of(clause.list_of) and self.heads:
            self._open_list()
        for bracket in clause.brackets:
            self._follow_bracket(bracket)

    def _follow_bracket(self, bracket: str) -> None:
        """After a closed bracket the text speaks again of what it spoke of before it was opened."""
        if bracket == "(":
            self._outside.append(self.anchor)
        elif self._outside:
            self.anchor = self._outside.pop()
            self.changed, self.in_sentence = (), True

    def _entitle(self, title: str) -> None:
        """What stands before a colon holds for everything up to the end of the sentence."""
        said = read_subject(title, self.names, self.around)
        self._list = Scope(0, said.dimensions if said.is_understood else {})
        self.is_untitled = len(title) <= _LONGEST_TITLE and not said.is_understood

    def _open_list_of(self, phrase: str) -> bool:
        """收入包括, 支出包括: a list of that side, whatever amount was spoken of last."""
        around = self.scopes.dimensions
        said = read_subject(phrase, self.names, around) if phrase else Subject()
        if not said.is_understood or said.dimensions.get("flow") not in SIDES:
            return False
        if not said.dimensions.keys() <= {"flow", "fund"}:
            return False
        told = merged(around, said.dimensions)
        meant = completed(told)
        whole = tuple(d for d in self.all[-_LOOK_BACK:] if d.measure == "amount" and d.dimensions == meant)
        self._list = Scope(0, told, None, whole[-1:])
        return True

    def _open_list(self) -> None:
        """其中 lists parts of the amount before it; at the start of a sentence, of the passage's amount."""
        near = self.in_sentence and self.anchor and self.anchor[0].is_understood
        whole = self.anchor if near else self.head
        self._list = Scope(0, common(whole), None, whole)

    # -- what is spoken of

    def speak_of(self, drafts: Drafts) -> None:
        """An amount becomes what is spoken of; outside a list it is what the passage is about."""
        self.anchor, self.changed, self.compared = drafts, (), []
        self.base, self.base_words = None, Subject()
        if self._list is None:
            self.heads.append(drafts)

    def draft(self, mention: Mention, measure: str, phrase: str) -> Draft:
        """A statement in the making, about nothing yet."""
        subject = without_ordinal(phrase).strip('",:、')
        return Draft(mention=mention, sentence=self.sentence, measure=measure, subject=subject)

    def year_of(self, said: Subject) -> int | None:
        """The year that a phrase names, itself or as the one before; None where it names none."""
        if said.year is not None:
            return said.year
        if said.relative_year is None or self.year is None:
            return None
        return self.year + said.relative_year
