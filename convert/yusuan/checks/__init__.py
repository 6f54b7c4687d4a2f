"""Checks: which accounting identities a disclosure takes part in, and whether they hold.

An identity is data (`identity.Identity`); a rule is a function that yields the identities it finds. To add
a check: write such a function, add it to `RULES`, and add its code to vocab/codelists/check_code.csv.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from yusuan._records import replace
from yusuan.checks import across, counts, items, money, names, performance, prose, within
from yusuan.checks.identity import Identity, outcome_of
from yusuan.checks.unread import Unread
from yusuan.disclosure import Check, Disclosure, Fact
from yusuan.recognise import Choice, Recognition

Rule = Callable[[Disclosure], Iterator[Identity]]

RULES: tuple[Rule, ...] = (
    money.in_rows,
    within.in_rows,
    items.in_rows,
    within.down_hierarchies,
    within.portion_totals,
    within.classes_over_blocks,
    across.balances,
    across.same_figures,
    across.roll_ups,
    across.operating_costs,
    performance.sources,
    performance.amounts,
    performance.tasks,
    performance.lists,
    performance.weights,
    counts.counts,
    prose.figures,
    prose.changes,
    prose.rates,
    prose.shares,
    prose.completion,
    prose.sums,
)


_PROSE = "prose-"


def check(recognition: Recognition) -> Disclosure:
    """The disclosure with damaged headers decided, every identity evaluated, every fact given its status."""
    return checked(settle(recognition))


def checked(disclosure: Disclosure) -> Disclosure:
    """The disclosure with its checks, and facts and document marked with what came of them."""
    checks = _checks(disclosure)
    facts = _with_status(disclosure.facts, checks)
    statuses = Counter(fact.status for fact in facts)
    document = replace(
        disclosure.document,
        verified=statuses["verified"],
        contradicted=statuses["contradicted"],
        unverified=statuses["unverified"],
        status=_document_status(disclosure, checks),
    )
    return replace(disclosure, document=document, facts=facts, checks=checks)


def settle(recognition: Recognition) -> Disclosure:
    """Decide damaged headers: another reading is taken when it breaks fewer identities, or keeps more.

    What is printed wins a tie.
    """
    choice: Choice = {}
    best = _standing(recognition.disclosure) if recognition.alternatives else (0, 0)
    for table_id, number in recognition.alternatives.items():
        for other in range(number):
            tried = {**choice, table_id: other}
            standing = _standing(recognition.under(tried))
            if standing < best:
                best, choice = standing, tried
    return recognition.under(choice) if choice else recognition.disclosure


def _standing(disclosure: Disclosure) -> tuple[int, int]:
    """Identities broken, and minus those kept that compare anything: less is better."""
    outcomes = Counter(i.outcome for rule in RULES for i in rule(disclosure) if i.is_telling)
    return outcomes["fail"], -outcomes["pass"]


def _checks(disclosure: Disclosure) -> tuple[Check, ...]:
    numbers: Counter[str] = Counter()
    unread = Unread(disclosure)
    checks = []
    for rule in RULES:
        for identity in map(unread.judged, rule(disclosure)):
            numbers[identity.code] += 1
            checks.append(outcome_of(identity, disclosure.document.document_id, numbers[identity.code]))
    return (*checks, *names.code_names(disclosure))


def _with_status(facts: tuple[Fact, ...], checks: tuple[Check, ...]) -> tuple[Fact, ...]:
    """Facts by what came of their amounts; a check without a gap compares none (code and name).

    A sentence of the prose that differs from the tables does not contradict a figure that they prove.
    """
    compared = [check for check in checks if check.gap is not None]
    passed = {fact_id for check in compared if check.outcome == "pass" for fact_id in check.fact_ids}
    failed = {
        fact_id
        for check in compared
        if check.outcome == "fail"
        for fact_id in check.fact_ids
        if not (check.code.startswith(_PROSE) and fact_id in passed)
    }
    told = failed | passed
    return tuple(
        replace(fact, status="contradicted" if fact.fact_id in failed else "verified")
        if fact.fact_id in told
        else fact
        for fact in facts
    )


def _document_status(disclosure: Disclosure, checks: tuple[Check, ...]) -> str:
    """`verified` is never said of a document in which nothing was understood."""
    document = disclosure.document
    if not document.facts or document.unrecognised_tables or document.not_understood:
        return "partial"
    return "findings" if any(check.outcome == "fail" for check in checks) else "verified"
