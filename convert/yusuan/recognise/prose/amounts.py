"""Amounts: what one is about, told by its words, by what was spoken of before, or by the headings."""

from __future__ import annotations

import re

from yusuan.recognise.prose.clauses import Clause, without_introduction
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.lexicon import of_part, particles
from yusuan.recognise.prose.meanings import carried, common, is_part, merged, sides
from yusuan.recognise.prose.mentions import Mention
from yusuan.recognise.prose.subjects import Subject, read_subject
from yusuan.recognise.prose.talk import Drafts, Talk

_ORIGIN_ONLY = frozenset({"origin", "flow"})


def amount(talk: Talk, mention: Mention, clause: Clause, *, in_reason: bool) -> Drafts:
    """The statements that an amount of money makes: two where it is both revenue and expenditure."""
    said = read_subject(clause.phrase, talk.names, talk.around)
    if _is_last_years(said) and talk.anchor:
        return base(talk, mention, clause)
    said = _with_context(talk, said, clause, in_reason=in_reason)
    if clause.is_purpose or talk.is_untitled or not said.is_understood:
        return (_unknown(talk, mention, clause, said),)
    draft = talk.draft(mention, "amount", clause.phrase)
    if _is_detail_of_unknown(talk, said):
        draft.not_understood = talk.anchor[0].not_understood
        return (draft,)
    draft.unit_name = said.unit or talk.scopes.unit
    named = talk.year_of(said)
    draft.year = talk.year if named is None else named
    draft.stage = said.stage or talk.stage
    made = sides(draft, merged(talk.around, {**_fund_before(talk, said, clause), **said.dimensions}))
    if _is_unnamed_part(talk, made[0]):
        draft.not_understood = clause.phrase or "?"
        return (draft,)
    for one in made:
        one.part_of = next((whole for whole in talk.wholes if is_part(one, whole)), None)
    talk.speak_of(made)
    return made


def _fund_before(talk: Talk, said: Subject, clause: Clause) -> dict[str, str]:
    """The fund that a sentence began with, for the year's own figures and balances that it lists in a row.

    政府性基金预算财政拨款本年收入 1 万元，本年支出 1 万元，年末结转和结余 0 万元 are all of that fund.
    """
    of = talk.anchor[0] if talk.in_sentence and talk.anchor and not clause.opens_list else None
    if of is None or not said.dimensions.keys() <= _ORIGIN_ONLY or not said.dimensions:
        return {}
    if not re.search(particles("of_the_year"), clause.phrase):
        return {}
    fund = of.dimensions.get("fund", "_T")
    first = not talk.wholes or talk.anchor == talk.head
    return {"fund": fund} if first and fund in _FUNDS else {}


_FUNDS = frozenset({"appropriation", "general_public_budget", "government_fund", "state_capital"})


def _is_last_years(said: Subject) -> bool:
    """Whether a phrase names nothing but the year before (上年执行数为)."""
    return said.relative_year == -1 and not said.names_something and said.is_understood


def _unknown(talk: Talk, mention: Mention, clause: Clause, said: Subject) -> Draft:
    """An amount whose subject is not understood; what the money is for is no new subject."""
    draft = talk.draft(mention, "amount", clause.phrase)
    draft.not_understood = said.residue or clause.phrase or "?"
    if not (clause.is_purpose and talk.anchor):
        talk.speak_of((draft,))
    return draft


def _is_detail_of_unknown(talk: Talk, said: Subject) -> bool:
    """Whether an amount is a part of one that is not understood (某项目 5 万元，上年结转 1 万元)."""
    unknown = talk.in_sentence and talk.anchor and not talk.anchor[0].is_understood
    return bool(unknown) and said.dimensions.keys() <= _ORIGIN_ONLY and "origin" in said.dimensions


def _is_unnamed_part(talk: Talk, draft: Draft) -> bool:
    """Whether an amount in the list of a project says no more than the project's own: a part of it."""
    return "project_name" in draft.dimensions and any(
        draft.dimensions == whole.dimensions for whole in talk.wholes
    )


def _with_context(talk: Talk, said: Subject, clause: Clause, *, in_reason: bool) -> Subject:
    """A phrase that names no subject is about what was spoken of before; a vague one is not understood."""
    if said.names_something or not said.is_understood:
        return said
    unsaid = Subject(residue=clause.phrase or "?")
    if said.is_vague:
        return unsaid
    earlier, is_untold = _earlier(talk, clause)
    if earlier is not None:
        return carried(said, earlier.dimensions, earlier)
    if in_reason:
        return unsaid
    if talk.anchor:
        return carried(said, common(talk.anchor), said) if talk.anchor[0].is_understood else unsaid
    return _above(talk, said, unsaid, is_untold=is_untold)


def _earlier(talk: Talk, clause: Clause) -> tuple[Subject | None, bool]:
    """What an earlier clause of the sentence names, and whether one names what is not understood."""
    is_untold = talk.is_untold
    for before in reversed(clause.earlier):
        other = read_subject(without_introduction(before), talk.names, talk.around)
        if other.names_something and other.is_understood:
            return other, is_untold
        is_untold |= bool(other.residue) and not of_part("list", "purpose").search(before)
    return None, is_untold


def _above(talk: Talk, said: Subject, unsaid: Subject, *, is_untold: bool) -> Subject:
    """The sentence before or the headings name the subject, unless something between is not understood."""
    if talk.topic.names_something:
        return carried(said, talk.topic.dimensions, talk.topic)
    return said if talk.around and not is_untold else unsaid


def base(talk: Talk, mention: Mention, clause: Clause) -> Drafts:
    """The amount that the one spoken of is compared with: the same subject, of another year or stage."""
    words = clause.base if clause.base is not None else clause.phrase
    draft = talk.draft(mention, "amount", words)
    if not talk.anchor or not talk.anchor[0].is_understood:
        draft.not_understood = words or "?"
        return (draft,)
    said, of = read_subject(words, talk.names, {}), talk.anchor[0]
    draft.dimensions, draft.unit_name, draft.relates_to = of.dimensions, of.unit_name, of
    draft.year, draft.stage = talk.year_of(said), said.stage
    talk.base, talk.base_words = draft, said
    return (draft,)
