"""Changes and their rates: of the amount spoken of, or of a subject that they name themselves."""

from __future__ import annotations

from yusuan.recognise.prose.clauses import Clause, Role
from yusuan.recognise.prose.drafts import Draft
from yusuan.recognise.prose.fitting import fits
from yusuan.recognise.prose.meanings import SIDES, common, like, merged, same_subject, sides
from yusuan.recognise.prose.mentions import Mention
from yusuan.recognise.prose.subjects import CLASSIFIED, Subject, read_subject
from yusuan.recognise.prose.talk import Drafts, Talk

_LOOK_BACK = 60


def change(talk: Talk, mention: Mention, clause: Clause, *, in_reason: bool) -> Drafts:
    """The statements that a change or a rate of change makes."""
    if clause.base is not None:
        talk.base_words = read_subject(clause.base, talk.names, {})
    said = read_subject(clause.phrase, talk.names, talk.around)
    draft = talk.draft(mention, "ratio" if clause.role is Role.RATIO else "change", clause.phrase)
    draft.direction, draft.is_nearly = _direction(talk, clause), clause.is_nearly
    draft.base_year, draft.base_stage = talk.year_of(talk.base_words), talk.base_words.stage
    if not said.is_understood or clause.is_purpose or (said.is_vague and not said.names_something):
        draft.not_understood = said.residue or clause.phrase or "?"
        talk.changed = ()
        return _if_printed(draft)
    if said.names_something and not _is_of_anchor(talk, said):
        made = _of_its_own(talk, draft, said)
    else:
        made = _of_anchor(talk, draft, said, in_reason=in_reason)
    if draft.direction is None:
        for one in made:
            one.not_understood = clause.phrase or "?"
    return made


def _direction(talk: Talk, clause: Clause) -> str | None:
    """Which way; a rate whose form was left as it was (下降(增长)5%) goes the way of the change before it."""
    if clause.direction is None and clause.role is Role.RATIO and talk.changed:
        return talk.changed[0].direction
    return clause.direction


def _if_printed(draft: Draft) -> Drafts:
    """持平 said of nothing that is known is no figure."""
    return () if draft.direction == "flat" else (draft,)


def _is_of_anchor(talk: Talk, said: Subject) -> bool:
    """Whether a change names the very subject that was just spoken of.

    After a list 收入 and 支出 mean the whole, not its last item.
    """
    if not talk.anchor or not talk.anchor[0].is_understood:
        return False
    if said.dimensions.keys() == {"flow"} and _is_item(talk):
        return False
    if said.dimensions.get("flow") == "both" and len({one.dimensions.get("flow") for one in talk.anchor}) < 2:
        return False
    told = {**common(talk.anchor), "scheme": ""}
    if said.dimensions.get("flow") == "both" and told.get("flow") in SIDES:
        return False
    return all(value in (told.get(name), "both") for name, value in said.dimensions.items())


def _is_item(talk: Talk) -> bool:
    """Whether the amount just spoken of is one item of several: of a list, or of classes side by side."""
    is_class = bool(talk.anchor[0].dimensions.keys() & CLASSIFIED)
    return talk.anchor is not talk.head or (is_class and len(talk.heads) > 1)


def _of_anchor(talk: Talk, draft: Draft, said: Subject, *, in_reason: bool) -> Drafts:
    of = _of_stage(talk, _spoken_of(talk, draft, in_reason=in_reason), said.stage)
    if not of:
        draft.not_understood = draft.subject or "?"
        return _if_printed(draft)
    if draft.measure == "ratio" and of is talk.changed:
        _fit(talk, draft)
    elif draft.measure == "ratio" and talk.base is not None and _is_mended(talk.base, of[0], draft):
        talk.base = None
    made = tuple(like(draft, one) for one in of)
    for one, source in zip(made, of, strict=True):
        one.relates_to = source if source.measure == "amount" else source.relates_to or source
        one.compared_with = talk.base
    if draft.measure == "change":
        talk.changed = made
    talk.compared.extend(made)
    return made


def _spoken_of(talk: Talk, draft: Draft, *, in_reason: bool) -> Drafts:
    """A rate goes with the change before it; a new sentence speaks of what the passage is about."""
    if draft.measure == "ratio" and talk.changed:
        return talk.changed
    if in_reason:
        return ()
    return talk.head if talk.after_stop and not talk.in_sentence and talk.head else talk.anchor


def _of_stage(talk: Talk, of: Drafts, stage: str | None) -> Drafts:
    """The figures of the stage that the change names (决算数比预算数增加), where the last is of another."""
    if stage is None or not of or of[0].measure != "amount" or of[0].stage == stage:
        return of
    recent = reversed(talk.all[-_LOOK_BACK:])
    named = (d for d in recent if d.measure == "amount" and d.stage == stage and same_subject(d, of[0]))
    found = next(named, None)
    return (found,) if found is not None else of


def _fit(talk: Talk, rate: Draft) -> None:
    """A change after a list is of its last item or of the whole: the rate of change tells which."""
    first = talk.changed[0]
    if first.relates_to is None or fits(first.relates_to, first, rate):
        return
    known = (head for head in reversed(talk.heads) if len(head) == len(talk.changed))
    whole = next((head for head in known if fits(head[0], first, rate)), ())
    for one, source in zip(talk.changed, whole, strict=False):
        one.dimensions, one.unit_name, one.relates_to = source.dimensions, source.unit_name, source
        one.not_understood = source.not_understood


def _is_mended(before: Draft, now: Draft, rate: Draft) -> bool:
    """比上年 1 万元，增长 5%: where 5 % is the rate of a change of 1, a word was forgotten."""
    before.direction = rate.direction
    if not fits(now, before, rate):
        before.direction = None
        return False
    before.measure, before.base_year, before.base_stage = "change", before.year, before.stage
    before.year, before.stage = now.year, now.stage
    return True


def _of_its_own(talk: Talk, draft: Draft, said: Subject) -> Drafts:
    """A change that names its subject belongs to the amount of that subject, where there is one."""
    draft.unit_name = said.unit or talk.scopes.unit
    draft.year, draft.stage = talk.year, talk.stage
    made = sides(draft, merged(talk.around, said.dimensions))
    recent = talk.all[-_LOOK_BACK:]
    for one in made:
        same = (d for d in reversed(recent) if d.measure == "amount" and same_subject(d, one))
        one.relates_to = next(same, None)
    talk.changed, talk.compared = made, list(made)
    return made
