"""One figure with its clause becomes statements."""

from __future__ import annotations

from yusuan.recognise.prose.amounts import amount, base
from yusuan.recognise.prose.changes import change
from yusuan.recognise.prose.clauses import Clause, Role
from yusuan.recognise.prose.mentions import Kind, Mention
from yusuan.recognise.prose.shares import count, share
from yusuan.recognise.prose.talk import Drafts, Talk


def statements_of(
    talk: Talk, mention: Mention, clause: Clause, *, in_reason: bool, threshold: Mention | None
) -> Drafts:
    """The statements that one figure makes. `threshold` is the value from which things are counted."""
    talk.follow(clause)
    made = _made(talk, mention, clause, in_reason=in_reason, threshold=threshold)
    if made:
        talk.all.extend(made)
        talk.in_sentence, talk.figures_end = True, mention.end
    return made


def _made(
    talk: Talk, mention: Mention, clause: Clause, *, in_reason: bool, threshold: Mention | None
) -> Drafts:
    if mention.kind is Kind.COUNT:
        return count(talk, mention, clause, threshold)
    if mention.kind is Kind.UNCHANGED and clause.base is None and talk.base is None:
        return ()
    if clause.role is Role.AMOUNT:
        return amount(talk, mention, clause, in_reason=in_reason)
    if clause.role is Role.BASE:
        return base(talk, mention, clause)
    if clause.role in (Role.CHANGE, Role.RATIO):
        return change(talk, mention, clause, in_reason=in_reason)
    return share(talk, mention, clause)
