"""Shares, degrees of completion, and counts."""

from __future__ import annotations

from yusuan.recognise.prose.clauses import Clause, Role
from yusuan.recognise.prose.counting import counted_thing
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.meanings import Dimensions, like, same_subject, told_by
from yusuan.recognise.prose.mentions import Mention
from yusuan.recognise.prose.subjects import Subject, read_subject
from yusuan.recognise.prose.talk import Drafts, Talk

_MEASURES = {Role.SHARE: "share", Role.COMPLETION: "completion", Role.OTHER: "ratio"}
_NEAR = 8


def share(talk: Talk, mention: Mention, clause: Clause) -> Drafts:
    """The statements that a percentage of a whole or of a budget makes."""
    draft = talk.draft(mention, _MEASURES[clause.role], clause.phrase)
    said = read_subject(clause.phrase, talk.names, talk.around)
    if clause.role is Role.OTHER or not talk.anchor or said.residue or said.names_something:
        draft.not_understood = clause.phrase or "?"
        return (draft,)
    words = read_subject(clause.whole or "", talk.names, {})
    made = tuple(like(draft, one) for one in talk.anchor)
    for one, part in zip(made, talk.anchor, strict=True):
        one.relates_to = part
        if clause.role is Role.COMPLETION:
            one.base_stage, one.compared_with = words.stage, _budget(talk, part, words)
        else:
            one.compared_with = _whole(talk, part, words) if clause.whole else part.part_of
    if clause.role is Role.COMPLETION:
        talk.compared.extend(made)
    return made


def _whole(talk: Talk, part: Draft, words: Subject) -> Draft | None:
    """The amount named after 占: the last one of that very subject and year.

    Where only the heading says of which fund the part is, it says so of the whole, too.
    """
    if not words.is_understood or not words.names_something:
        return None
    said = {**_fund_above(talk, part), **words.dimensions}
    told = {k: v for k, v in said.items() if k != "origin"}
    for other in reversed(talk.all):
        is_amount = other.measure == "amount" and other is not part and other.relates_to is None
        of_year = is_amount and other.year == part.year and set(told_by(other)) <= told.keys()
        if of_year and all(other.dimensions.get(k) == v for k, v in told.items()):
            return other
    return None


def _fund_above(talk: Talk, part: Draft) -> Dimensions:
    """The fund of a part as the heading above tells it and the part's own words do not."""
    fund = talk.scopes.dimensions.get("fund")
    own = read_subject(part.subject, talk.names, {}).dimensions
    return {"fund": fund} if fund and fund == part.dimensions.get("fund") and "fund" not in own else {}


def _budget(talk: Talk, part: Draft, words: Subject) -> Draft | None:
    """The budget that accounts are measured with: an amount of the same subject at that stage."""
    wanted = words.dimensions.get("qualifier")
    for other in reversed(talk.all[-_NEAR:]):
        is_budget = other.measure == "amount" and other.stage == "budget"
        of_stage = is_budget and other.dimensions.get("qualifier") == wanted
        if of_stage and same_subject(other, part, but=("qualifier",)):
            return other
    return None


_FOREIGN = {
    "reception_batches": "reception_foreign_batches",
    "reception_guests": "reception_foreign_guests",
}


def _of_foreign(talk: Talk, counted: str) -> str:
    """Receptions counted behind what those of foreign guests, or abroad, cost are such receptions."""
    of = talk.anchor[0].dimensions if talk.in_sentence and talk.anchor else {}
    at_home_of_guests = of.get("item") == "reception_domestic" and of.get("qualifier") == "of_which"
    is_foreign = of.get("item") == "reception_overseas" or at_home_of_guests
    return _FOREIGN.get(counted, counted) if is_foreign else counted


def count(talk: Talk, mention: Mention, clause: Clause, threshold: Mention | None) -> Drafts:
    """A count of something that is known to be counted; other numbers are left alone."""
    start, end = talk.sentence
    text = talk.text
    before, after = text[start : mention.start], text[mention.end : end]
    found = counted_thing(clause.phrase, after, mention.unit, text[start:end], before)
    if found is None:
        return ()
    draft = talk.draft(mention, "count", clause.phrase)
    draft.counted, draft.threshold = _of_foreign(talk, found.code), threshold
    draft.unit_name, draft.year = talk.scopes.unit, talk.year
    if found.is_acquisition:
        draft.dimensions = {"qualifier": "asset_acquisition"}
    return (draft,)
