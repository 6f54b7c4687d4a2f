"""Figures with their meaning: each is joined with what its words, its list and its headings say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yusuan.recognise.codes import parents
from yusuan.recognise.prose.clauses import Clause, Role, without_introduction
from yusuan.recognise.prose.counting import counted_thing
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.fitting import fits
from yusuan.recognise.prose.lexicon import of_part
from yusuan.recognise.prose.mentions import Kind, Mention
from yusuan.recognise.prose.scopes import Scope, Scopes, merged
from yusuan.recognise.prose.subjects import (
    CLASSIFIED,
    Names,
    Subject,
    includes,
    read_subject,
    without_ordinal,
)

Dimensions = Mapping[str, str]

_SIDES = ("revenue", "expenditure")
_PLAIN_TOTAL = frozenset({"flow", "origin"})
_HALF = 0.5
_LOOK_BACK = 60
_LONGEST_TITLE = 20
_MEASURES = {Role.SHARE: "share", Role.COMPLETION: "completion", Role.RATIO: "ratio", Role.OTHER: "ratio"}


class Figures:
    """Keeps what was said before in a passage: the figure spoken of, its comparison, the list it heads."""

    def __init__(self, names: Names, year: int | None, stage: str | None, scopes: Scopes) -> None:
        self._names, self._year, self._stage, self._scopes = names, year, stage, scopes
        self._all: list[Draft] = []
        self._anchor: tuple[Draft, ...] = ()
        self._head: tuple[Draft, ...] = ()
        self._changed: tuple[Draft, ...] = ()
        self._base: Draft | None = None
        self._base_words: Subject = Subject()
        self._list: Scope | None = None
        self._topic = Subject()
        self._sentence, self._in_sentence = (0, 0), False
        self._text, self._after_stop, self._depth = "", False, 0
        self._outside: dict[int, tuple[Draft, ...]] = {}
        self._heads: list[tuple[Draft, ...]] = []
        self._is_untold = self._is_untitled = False
        self.compared: list[Draft] = []

    def begin_passage(self, text: str) -> None:
        """Forget what was spoken of: only headings and list heads reach into a new passage."""
        self._anchor = self._head = self._changed = ()
        self._base, self._list, self._topic = None, None, Subject()
        self.compared, self._heads = [], []
        self._text, self._depth, self._is_untold, self._is_untitled = text, 0, False, False
        self._outside.clear()

    def begin_sentence(self, text: str, start: int, end: int) -> None:
        """Begin a sentence; one that ends with a full stop ends the list of the one before."""
        if start and text[start - 1] != ";":
            self._list, self._is_untitled = None, False
        self._sentence, self._in_sentence = (start, end), False
        self._after_stop = start > 0 and text[start - 1] != ";"
        phrase = without_ordinal(text[start:end])
        if not any(character.isdigit() for character in phrase):
            self._tell_topic(phrase)

    def _tell_topic(self, sentence: str) -> None:
        """A sentence without figures may name what the next one is about (（二）公务接待费。).

        Where it names something that is not understood, the headings above it say too little.
        """
        said = read_subject(sentence.rstrip("。;:"), self._names, self._scopes.dimensions)
        if said.is_understood and said.names_something:
            self._topic = said
        elif said.residue and not self._anchor:
            self._is_untold = True

    def end_passage(self, level: int | None, text: str) -> None:
        """A passage that ends with 其中 or 包括 heads the list that follows."""
        tail = text[self._all[-1].mention.end :] if self._all and self._anchor else ""
        whole = self._heads[-1] if self._heads and "。" not in tail else self._only_head()
        if whole and (text.endswith(":") or of_part("list").search(tail[-8:])):
            depth = level if level is not None else self._scopes.depth + _HALF
            self._scopes.enter(depth)
            self._scopes.push(Scope(depth, _common(whole), None, whole, is_list=level is None))

    def _only_head(self) -> tuple[Draft, ...]:
        """The amount that a passage is about: the first one, where the others are parts of it."""
        if not self._heads:
            return ()
        first, *others = self._heads
        parts = all(_is_part(other, one) for one in first for head in others for other in head[:1])
        return first if parts else ()

    def take(
        self, mention: Mention, clause: Clause, *, in_reason: bool, threshold: Mention | None
    ) -> tuple[Draft, ...]:
        """The statements that one figure makes: two where it stands for revenue and expenditure."""
        if clause.title is not None:
            self._entitle(clause.title)
        if clause.opens_list and self._head:
            self._open_list()
        self._follow_brackets(clause.brackets)
        if mention.kind is Kind.COUNT:
            made = tuple(self._count(mention, clause, threshold))
        elif mention.kind is Kind.UNCHANGED and clause.base is None:
            return ()
        elif clause.role is Role.AMOUNT:
            made = self._amount(mention, clause, in_reason=in_reason)
        elif clause.role is Role.BASE:
            made = self._based(mention, clause)
        elif clause.role in (Role.CHANGE, Role.RATIO):
            made = self._change(mention, clause, in_reason=in_reason)
        else:
            made = self._share(mention, clause)
        self._all.extend(made)
        self._in_sentence = self._in_sentence or bool(made)
        return made

    def _follow_brackets(self, brackets: str) -> None:
        """After a closed bracket the text speaks again of what it spoke of before it was opened."""
        for bracket in brackets:
            if bracket == "(":
                self._depth += 1
                self._outside[self._depth] = self._anchor
            elif self._depth:
                self._anchor = self._outside.pop(self._depth, self._anchor)
                self._depth -= 1
                self._changed, self._in_sentence = (), True

    def _entitle(self, title: str) -> None:
        """What stands before a colon holds for everything up to the end of the sentence."""
        said = read_subject(title, self._names, self._around())
        self._list = Scope(0, said.dimensions if said.is_understood else {})
        self._is_untitled = len(title) <= _LONGEST_TITLE and not said.is_understood

    def _open_list(self) -> None:
        """其中 lists parts of the amount before it; at the start of a sentence, of what the passage is about."""
        whole = (
            self._anchor
            if self._anchor and self._in_sentence and self._anchor[0].is_understood
            else self._head
        )
        self._list = Scope(0, _common(whole), None, whole)

    # -- amounts

    def _amount(self, mention: Mention, clause: Clause, *, in_reason: bool) -> tuple[Draft, ...]:
        around = self._around()
        said = read_subject(clause.phrase, self._names, around)
        if said.relative_year == -1 and not said.names_something and self._anchor and said.is_understood:
            return self._based(mention, clause)
        said = self._carried(said, clause, in_reason=in_reason)
        draft = self._draft(mention, "amount", clause.phrase)
        if clause.is_purpose or self._is_untitled or not said.is_understood:
            draft.not_understood = said.residue or clause.phrase or "?"
            if not (clause.is_purpose and self._anchor):
                self._anchor, self.compared, self._changed = (draft,), [], ()
                if self._list is None:
                    self._head = self._anchor
                    self._heads.append(self._anchor)
            return (draft,)
        dimensions = merged(around, said.dimensions)
        draft.unit_name = said.unit or self._scopes.unit
        draft.year = self._year_of(said)
        draft.stage = said.stage or self._stage
        if self._is_detail_of_unknown(said):
            draft.not_understood = self._anchor[0].not_understood
            return (draft,)
        made = tuple(_completed(one) for one in _sides(draft, dimensions))
        self._link_parts(made)
        self._anchor, self._base, self._changed = made, None, ()
        self.compared = []
        if self._list is None:
            self._head = made
            self._heads.append(made)
        return made

    def _is_detail_of_unknown(self, said: Subject) -> bool:
        """Whether an amount is the part of one whose subject is not understood (…项目 5 万元，上年结转 1 万元)."""
        unknown = self._in_sentence and self._anchor and not self._anchor[0].is_understood
        return bool(unknown) and said.dimensions.keys() <= {"origin", "flow"} and "origin" in said.dimensions

    def _around(self) -> Dimensions:
        """What headings, the class that the passage is about, and the open list say."""
        said = self._scopes.dimensions
        if self._heads and self._heads[0][0].dimensions.keys() & CLASSIFIED:
            said = merged(said, _common(self._heads[0]))
        return merged(said, self._list.dimensions) if self._list else said

    def _carried(self, said: Subject, clause: Clause, *, in_reason: bool) -> Subject:
        """A phrase that names no subject is about what was spoken of before; a vague one is not understood."""
        if said.names_something or not said.is_understood:
            return said
        if said.is_vague:
            return _unsaid(said, clause.phrase)
        untold = self._is_untold
        for before in reversed(clause.earlier):
            other = read_subject(without_introduction(before), self._names, self._around())
            if other.names_something and other.is_understood:
                return _with(said, other.dimensions, other)
            untold = untold or bool(other.residue) and not of_part("list", "purpose").search(before)
        if in_reason:
            return _unsaid(said, clause.phrase)
        if self._anchor:
            first = self._anchor[0]
            told = _common(self._anchor)
            return _with(said, told, said) if first.is_understood else _unsaid(said, clause.phrase)
        if self._topic.names_something:
            return _with(said, self._topic.dimensions, self._topic)
        return said if self._around() and not untold else _unsaid(said, clause.phrase)

    def _link_parts(self, made: tuple[Draft, ...]) -> None:
        wholes = (*self._list.whole, *self._head) if self._list else self._scopes.whole
        for draft in made:
            draft.part_of = next((w for w in wholes if _is_part(draft, w)), None)

    def _year_of(self, said: Subject) -> int | None:
        if said.year is not None:
            return said.year
        if said.relative_year is not None and self._year is not None:
            return self._year + said.relative_year
        return self._year

    # -- what an amount is compared with

    def _based(self, mention: Mention, clause: Clause) -> tuple[Draft, ...]:
        words = read_subject(clause.base if clause.base is not None else clause.phrase, self._names, {})
        draft = self._draft(mention, "amount", clause.base or clause.phrase)
        if not self._anchor or not self._anchor[0].is_understood:
            draft.not_understood = clause.base or clause.phrase
            return (draft,)
        anchor = self._anchor[0]
        draft.dimensions, draft.unit_name = anchor.dimensions, anchor.unit_name
        draft.year, draft.stage = self._base_year(words), words.stage
        draft.relates_to = anchor
        self._base, self._base_words = draft, words
        return (draft,)

    def _base_year(self, words: Subject) -> int | None:
        if words.year is not None:
            return words.year
        if words.relative_year == -1 and self._year is not None:
            return self._year - 1
        return None

    # -- changes

    def _change(self, mention: Mention, clause: Clause, *, in_reason: bool) -> tuple[Draft, ...]:
        if clause.base is not None:
            self._base_words = read_subject(clause.base, self._names, {})
        measure = "ratio" if clause.role is Role.RATIO else "change"
        said = read_subject(clause.phrase, self._names, self._around())
        draft = self._draft(mention, measure, clause.phrase)
        draft.direction, draft.is_nearly = clause.direction, clause.is_nearly
        draft.base_year, draft.base_stage = self._base_year(self._base_words), self._base_words.stage
        if not said.is_understood or (said.is_vague and not said.names_something) or clause.is_purpose:
            draft.not_understood = said.residue or clause.phrase or "?"
            self._changed = ()
            return (draft,) if draft.direction != "flat" else ()
        if said.names_something and not self._is_of_anchor(said):
            made = self._own_change(draft, said)
        else:
            made = self._anchored(draft, in_reason=in_reason)
        if clause.direction is None:
            for one in made:
                one.not_understood = clause.phrase or "?"
        return made

    def _is_of_anchor(self, said: Subject) -> bool:
        """Whether a change names the very subject that was just spoken of."""
        if not self._anchor or not self._anchor[0].is_understood:
            return False
        told = {**_common(self._anchor), "scheme": ""}
        return all(v in (told.get(k), "both") for k, v in said.dimensions.items())

    def _anchored(self, draft: Draft, *, in_reason: bool) -> tuple[Draft, ...]:
        """A change of what was spoken of: of the change before it, or of the amount."""
        of = self._spoken_of(draft, in_reason=in_reason)
        if not of:
            draft.not_understood = draft.subject or "?"
            return (draft,) if draft.direction != "flat" else ()
        of = self._fitting(draft, of)
        made = tuple(_like(draft, one) for one in of)
        for one, source in zip(made, of, strict=True):
            one.relates_to = source if source.measure == "amount" else source.relates_to or source
            one.compared_with = self._base
            one.not_understood = source.not_understood
        if draft.measure == "change":
            self._changed = made
        self.compared.extend(made)
        return made

    def _fitting(self, rate: Draft, of: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """What a change after a list is of: its last item or the whole, as the rate of change tells."""
        change = self._changed
        if rate.measure != "ratio" or not change or of is not change:
            return of
        if change[0].relates_to is None or fits(change[0].relates_to, change[0], rate):
            return of
        known = (head for head in reversed(self._heads) if len(head) == len(change))
        whole = next((head for head in known if fits(head[0], change[0], rate)), ())
        for one, source in zip(change, whole, strict=False):
            one.dimensions, one.unit_name, one.relates_to = source.dimensions, source.unit_name, source
            one.not_understood = source.not_understood
        return change

    def _spoken_of(self, draft: Draft, *, in_reason: bool) -> tuple[Draft, ...]:
        """A rate goes with the change before it; a new sentence speaks of what the passage is about."""
        if draft.measure == "ratio" and self._changed:
            return self._changed
        if in_reason:
            return ()
        return self._head if self._after_stop and not self._in_sentence and self._head else self._anchor

    def _own_change(self, draft: Draft, said: Subject) -> tuple[Draft, ...]:
        """A change that names its subject: it belongs to the amount of that subject, where there is one."""
        dimensions = merged(self._around(), said.dimensions)
        draft.unit_name = said.unit or self._scopes.unit
        draft.year, draft.stage = self._year, self._stage
        made = tuple(_completed(one) for one in _sides(draft, dimensions))
        for one in made:
            one.relates_to = self._amount_of(one)
        self._changed, self.compared = made, list(made)
        return made

    def _amount_of(self, draft: Draft) -> Draft | None:
        recent = reversed(self._all[-_LOOK_BACK:])
        return next((d for d in recent if d.measure == "amount" and _same_subject(d, draft)), None)

    # -- shares, completion, counts

    def _share(self, mention: Mention, clause: Clause) -> tuple[Draft, ...]:
        draft = self._draft(mention, _MEASURES[clause.role], clause.phrase)
        of = self._anchor
        said = read_subject(clause.phrase, self._names, self._around())
        if clause.role is Role.OTHER or not of or said.residue or said.names_something:
            draft.not_understood = clause.phrase or "?"
            return (draft,)
        made = tuple(_like(draft, one) for one in of)
        for one, source in zip(made, of, strict=True):
            one.relates_to, one.not_understood = source, source.not_understood
            one.compared_with = self._whole(source, clause)
            one.base_stage = self._completed_stage(clause)
        if clause.role is Role.COMPLETION:
            self.compared.extend(made)
        return made

    def _completed_stage(self, clause: Clause) -> str | None:
        if clause.role is not Role.COMPLETION or not clause.whole:
            return None
        return read_subject(clause.whole, self._names, {}).stage

    def _whole(self, part: Draft, clause: Clause) -> Draft | None:
        """What it is a share of: the amount named after 占, else the one whose parts are listed."""
        if clause.role is Role.COMPLETION:
            words = read_subject(clause.whole or "", self._names, {})
            return self._budget_of(part, words)
        if not clause.whole:
            return part.part_of
        named = read_subject(clause.whole, self._names, {})
        if not named.is_understood or not named.names_something:
            return None
        return self._named_whole(part, named)

    def _named_whole(self, part: Draft, named: Subject) -> Draft | None:
        told = {k: v for k, v in named.dimensions.items() if k != "origin"}
        known = (
            d
            for d in reversed(self._all)
            if d.measure == "amount" and d is not part and d.year == part.year and d.relates_to is None
        )
        for other in known:
            inherits = {**other.dimensions}
            if all(inherits.get(k) == v for k, v in told.items()) and _narrowed(inherits) <= told.keys():
                return other
        return None

    def _budget_of(self, part: Draft, words: Subject) -> Draft | None:
        """The budget that accounts are measured with: an amount of the same subject at that stage."""
        recent = reversed(self._all[-8:])
        wanted = words.dimensions.get("qualifier")
        return next(
            (
                d
                for d in recent
                if d.measure == "amount" and d.stage == "budget" and d.dimensions.get("qualifier") == wanted
                if _same_subject(d, part, but=("qualifier",))
            ),
            None,
        )

    def _count(self, mention: Mention, clause: Clause, threshold: Mention | None) -> Iterator[Draft]:
        sentence = self._text[self._sentence[0] : self._sentence[1]]
        after = self._text[mention.end : self._sentence[1]]
        found = counted_thing(clause.phrase, after, mention.unit, sentence)
        if found is None:
            return
        draft = self._draft(mention, "count", clause.phrase)
        draft.counted, draft.threshold = found.code, threshold
        draft.unit_name = self._scopes.unit
        draft.year = self._year
        if found.is_acquisition:
            draft.dimensions = {"qualifier": "asset_acquisition"}
        yield draft

    def _draft(self, mention: Mention, measure: str, subject: str) -> Draft:
        return Draft(mention, self._sentence, measure, subject.strip('",:、'))


def _unsaid(said: Subject, phrase: str) -> Subject:
    return Subject(residue=said.residue or phrase or "?")


def _with(said: Subject, dimensions: Dimensions, other: Subject) -> Subject:
    """What a phrase says with the dimensions of what was spoken of before."""
    own = dict(said.dimensions)
    return Subject(
        {**{k: v for k, v in dimensions.items() if k != "qualifier" or v == "procurement"}, **own},
        said.year if said.year is not None else other.year,
        said.relative_year if said.relative_year is not None else other.relative_year,
        said.stage or other.stage,
        said.unit or other.unit,
    )


def _common(drafts: tuple[Draft, ...]) -> dict[str, str]:
    """What several figures have in common; revenue and expenditure together are `both`."""
    if not drafts:
        return {}
    first, *rest = drafts
    said = {k: v for k, v in first.dimensions.items() if all(d.dimensions.get(k) == v for d in rest)}
    return {k: v for k, v in said.items() if k not in ("nature", "portion") or v != "_T"}


def _sides(draft: Draft, dimensions: Dimensions) -> Iterator[Draft]:
    """One statement for each side of the budget that a figure stands for."""
    said = {k: v for k, v in dimensions.items() if k != "scheme"}
    for side in _SIDES if said.get("flow") == "both" else (said.get("flow"),):
        one = _copy(draft)
        one.dimensions = {**said, "flow": side} if side else said
        yield one


def _copy(draft: Draft) -> Draft:
    return Draft(**{name: getattr(draft, name) for name in Draft.__dataclass_fields__})


def _like(draft: Draft, source: Draft) -> Draft:
    """A figure about the same subject as another."""
    one = _copy(draft)
    one.dimensions, one.unit_name, one.counted = source.dimensions, source.unit_name, source.counted
    one.year, one.stage = source.year, source.stage
    return one


def _completed(draft: Draft) -> Draft:
    """What a sentence about a total leaves unsaid is meant as a whole: all natures, and for a total all funds."""
    said = dict(draft.dimensions)
    if not said:
        return draft
    if said.keys() <= _PLAIN_TOTAL and "flow" in said:
        said["fund"] = "_T"
    if not said.keys() & {"economic_code", "government_economic_code"}:
        said.setdefault("nature", "_T")
        said.setdefault("portion", "_T")
    draft.dimensions = said
    return draft


def _is_part(draft: Draft, whole: Draft) -> bool:
    """Whether a figure can be a part of another: it says the same or something narrower in every respect."""
    if draft is whole or not whole.dimensions or draft.dimensions == whole.dimensions:
        return False
    return all(_is_narrower(draft.dimensions.get(k), v, k) for k, v in whole.dimensions.items())


def _is_narrower(value: str | None, whole: str, dimension: str) -> bool:
    if whole == "_T" or value == whole:
        return True
    if dimension in CLASSIFIED:
        return value is not None and whole in parents(value)
    return value is not None and includes(dimension, whole, value)


def _same_subject(one: Draft, other: Draft, but: tuple[str, ...] = ()) -> bool:
    said, told = ({k: v for k, v in d.dimensions.items() if k not in but} for d in (one, other))
    return said == told and one.unit_name == other.unit_name and bool(said)


def _narrowed(dimensions: Dimensions) -> set[str]:
    return {k for k, v in dimensions.items() if v != "_T"} - {"origin"}
