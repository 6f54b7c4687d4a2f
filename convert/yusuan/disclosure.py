"""What the schemas publish: one disclosure with its tables, facts, projects, targets, checks and prose.

Every class here is one table of the output contract; its fields are, in order, the columns of the Parquet
table and the keys of the JSON object (a key whose value is None is left out of the JSON). The meaning of
each field is written down once, in `schemas/`. Money is `Decimal` yuan.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yusuan._records import quickly_made

Rectangle = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One printed amount that was understood, with its full meaning. See schemas/fact.schema.json."""

    fact_id: str
    document_id: str
    table_id: str
    page: int
    bbox: Rectangle | None = None
    fragment: str
    row: int
    column: int
    table_kind: str
    issuer: str | None = None
    division_code: str | None = None
    fiscal_year: int | None = None
    stage: str | None = None
    flow: str | None = None
    function_code: str | None = None
    economic_code: str | None = None
    government_economic_code: str | None = None
    revenue_code: str | None = None
    label: str | None = None
    label_raw: str | None = None
    row_role: str
    parent_row: int | None = None
    fund: str
    nature: str
    portion: str
    origin: str
    item: str | None = None
    unit_code: str | None = None
    unit_name: str | None = None
    project_id: str | None = None
    project_name: str | None = None
    qualifier: str | None = None
    period: str | None = None
    reference_year: int | None = None
    reference_stage: str | None = None
    measure: str
    header: str | None = None
    printed: str
    unit: str | None = None
    amount: Decimal | None = None
    status: str = "unverified"
    resolved_by: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """One cell as printed. A blank cell of one row and one column is left out."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    text: str
    raw: str | None = None
    page: int
    bbox: Rectangle | None = None
    fragment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """How one value column was understood: its header path and the dimensions that the header set."""

    column: int
    header: str
    dimensions: tuple[tuple[str, str], ...]
    resolved_by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table as printed and how it was read. See schemas/table.schema.json."""

    table_id: str
    document_id: str
    kind: str
    title: str | None = None
    number: str | None = None
    unit: str | None = None
    body_name: str | None = None
    pages: tuple[int, ...]
    rows: int
    columns: int
    note: str | None = None
    reason: str | None = None
    readings: tuple[ColumnReading, ...] = ()
    cells: tuple[TableCell, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """One amount of money of a project, and the fact that carries it."""

    period: str
    source: str
    origin: str
    amount: Decimal
    fact_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectText:
    """One text field of a performance form, as printed."""

    field: str
    label: str
    text: str
    page: int
    fragment: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One project: a row of a project table, a performance form, or both. See schemas/project.schema.json."""

    project_id: str
    document_id: str
    name: str
    unit_name: str | None = None
    responsible_code: str | None = None
    responsible_name: str | None = None
    form_id: str | None = None
    matched_by: str | None = None
    funding: tuple[Funding, ...] = ()
    texts: tuple[ProjectText, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One performance indicator of a project, or of a whole department. See schemas/target.schema.json."""

    target_id: str
    document_id: str
    project_id: str | None = None
    form_id: str
    project_name: str | None = None
    period: str
    level1: str | None = None
    level2: str | None = None
    level3: str | None = None
    value_raw: str | None = None
    operator: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    weight: Decimal | None = None
    actual_raw: str | None = None
    actual: Decimal | None = None
    score: Decimal | None = None
    page: int
    fragment: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One figure of the running text with what the text says of it. See schemas/statement.schema.json.

    A dimension that the text does not tell is None. `amount` is in yuan, `value` in `unit`; both are negative
    for a decrease.
    """

    statement_id: str
    document_id: str
    section_id: str
    page: int
    bbox: Rectangle | None = None
    fragment: str
    sentence: str
    sentence_start: int
    sentence_end: int
    figure_start: int
    subject: str | None = None
    table_kind: str | None = None
    flow: str | None = None
    function_code: str | None = None
    economic_code: str | None = None
    government_economic_code: str | None = None
    revenue_code: str | None = None
    fund: str | None = None
    nature: str | None = None
    portion: str | None = None
    origin: str | None = None
    item: str | None = None
    counted: str | None = None
    threshold: Decimal | None = None
    unit_name: str | None = None
    project_name: str | None = None
    qualifier: str | None = None
    reference_year: int | None = None
    reference_stage: str | None = None
    base_year: int | None = None
    base_stage: str | None = None
    measure: str
    printed: str
    unit: str | None = None
    amount: Decimal | None = None
    value: Decimal | None = None
    direction: str | None = None
    reason: str | None = None
    not_understood: str | None = None
    relates_to: str | None = None
    compared_with: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of the glossary with its definition. See schemas/term.schema.json."""

    term_id: str
    document_id: str
    section_id: str
    term: str
    definition: str
    page: int
    bbox: Rectangle | None = None
    fragment: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One accounting identity with its outcome. See schemas/check.schema.json.

    `left`, `right`, `gap` and `tolerance` are in `unit` (元 for money). An operand that stands in the prose
    is no fact: `statement_ids` names it, and `message_zh` and `message_en` quote it.
    """

    check_id: str
    document_id: str
    code: str
    scope: str
    outcome: str
    unit: str
    left: Decimal | None = None
    right: Decimal | None = None
    gap: Decimal | None = None
    tolerance: Decimal | None = None
    fact_ids: tuple[str, ...] = ()
    left_ids: tuple[str, ...] = ()
    right_ids: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()
    message_zh: str
    message_en: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class SectionParagraph:
    """One paragraph as printed. `table_id` names the table that it captions or annotates."""

    text: str
    raw: str | None = None
    role: str
    table_id: str | None = None
    page: int
    bbox: Rectangle | None = None
    fragment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the outline with its paragraphs. See schemas/section.schema.json."""

    section_id: str
    document_id: str
    path: tuple[str, ...]
    standard_name: str | None = None
    page: int
    text: str
    paragraphs: tuple[SectionParagraph, ...] = ()
    table_ids: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """Something that was kept as printed because its meaning is not known, and why."""

    table_id: str | None = None
    row: int | None = None
    column: int | None = None
    page: int
    fragment: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """Who published the disclosure, for which year and stage, and what came of it."""

    document_id: str
    sha256: str
    source_name: str
    media_type: str
    pages: int
    issuer: str | None = None
    issuer_type: str | None = None
    division_code: str | None = None
    fiscal_year: int | None = None
    stage: str | None = None
    title: str | None = None
    tables: int = 0
    facts: int = 0
    verified: int = 0
    contradicted: int = 0
    unverified: int = 0
    unrecognised_tables: int = 0
    not_understood: int = 0
    scanned_pages: tuple[int, ...] = ()
    status: str = "partial"
    tool_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One disclosure, whole: nothing of the source is missing from it."""

    document: DocumentRecord
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    facts: tuple[Fact, ...] = ()
    projects: tuple[Project, ...] = ()
    targets: tuple[Target, ...] = ()
    statements: tuple[Statement, ...] = ()
    terms: tuple[Term, ...] = ()
    checks: tuple[Check, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
