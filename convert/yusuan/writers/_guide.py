"""The fixed part of the data dictionary. Its SQL is run by a test."""
# ruff: noqa: E501  (Markdown: a table row cannot be broken, and each Chinese character counts as two)

GUIDE = """\
# Data dictionary · 数据字典

Budget disclosures (部门预决算公开) of Chinese government departments as open data, made by yusuan. Every figure
carries its place in the source, its string as printed, its unit, its meaning on every dimension, and the
accounting identities that it takes part in.

本数据由 yusuan 从政府部门预决算公开文件转换而成。每个数字都附有来源位置、原文、单位、各维度含义及其参与的勾稽关系。

## Files · 文件

| path 路径 | what 内容 |
|---|---|
| `json/<document_id>.json` | one disclosure, whole: nothing of the source is missing · 一份完整的公开文件 |
| `parquet/<table>/fiscal_year=<year>/<document_id>.parquet` | the tables below · 下列各表 |
| `rdf/<document_id>.ttl`, `rdf/vocab/*.ttl` | the same as linked data, and its vocabulary · 关联数据及词表 |
| `manifest.parquet` | one row for each input file, also for those that failed · 每个输入文件一行，含失败的 |
| `datapackage.json` | the Parquet tables as a Frictionless Data Package · 数据包描述 |

Only the JSON holds every cell of every table (`tables[].cells`), how each column was read (`tables[].readings`),
every paragraph with its place (`sections[].paragraphs`), and what was not understood (`not_understood`).
Where the year of a disclosure is not known its partition is `fiscal_year=__HIVE_DEFAULT_PARTITION__`.

仅 JSON 含各表全部单元格、各列判读、带位置的段落及未读懂的内容。年度未知的文件在
`fiscal_year=__HIVE_DEFAULT_PARTITION__` 分区。

## Rules · 通则

- **Money** is exact: yuan (元) to the fen; `decimal(20,2)` in Parquet, a string with two decimals in JSON,
  `xsd:decimal` in RDF. `printed` and `unit` keep what the source says (万元). 金额以元计，精确到分；`printed`、`unit` 为原文。
- **Missing** values are null in Parquet and left out in JSON. 无值：Parquet 为 null，JSON 省略该字段。
- **`_T`** means the total over a dimension; `_U` unknown. `_Z` (does not apply) is only used in RDF.
  `_T` 表示该维度合计，`_U` 表示未知，`_Z`（不适用）仅用于 RDF。
- **Ids** are deterministic and the same in JSON, Parquet and RDF: `fact_id` `X` is the resource
  `https://w3id.org/yusuan/id/X`; so are `document_id`, `table_id`, `project_id`, `target_id`, `statement_id`,
  `term_id`, `check_id`.
  各标识由内容确定，三种格式一致：标识 `X` 即 `https://w3id.org/yusuan/id/X`。
- **Rows and columns** of tables count from 0, pages from 1. 行列号从 0 起，页码从 1 起。
- **Status** of a figure: `verified` takes part in identities that all hold, `unverified` in none; `contradicted`
  takes part in one that fails, and is kept as printed. 有矛盾的数字照原样保留，不作更改。 A sentence that
  differs from a figure which the tables prove leaves it verified. 文字与经表内核对的数不符时，该数仍为已核验。
- **Statements** are what the text says of figures; never add them to facts. A dimension that the text does not
  tell is null. 文字陈述不与数据点相加；文字未说明的维度为空。

## Not counting twice · 避免重复计算

One amount is printed many times: in several tables, as total and as parts, by fund and by nature. Before adding up,

1. take **one `table_kind`**; 只取一种表；
2. take `measure = 'amount'`, and the year and stage wanted (`reference_year`, `reference_stage`); a table may also show
   last year's figures; 只取金额，并限定数字所属年度和阶段；
3. on **each** of `fund`, `nature`, `portion`, `origin`, `item` either ask for `_T` (or null in `item`), or leave `_T` out;
   on `fund` mind also that `appropriation` and `unit_funds` contain others (column "part of" of the code list);
   每个维度要么只取 `_T`，要么排除 `_T`；`fund` 中 `appropriation`、`unit_funds` 含下级；
4. take **one level of rows**: `row_role = 'total'`, or `'leaf'`, or codes of one length (`length(function_code) = 3`);
   `memo` lines are part of the line above; `grand_total` includes balances brought in. 只取一个层级的行。

`projects.funding` holds what the project table says and what the project's form says; `fact_id` leads to the table of
each. 项目资金同时列有项目表和绩效目标表的金额，勿相加。

## Examples · 示例

In DuckDB, started in this folder. 在本目录中启动 DuckDB。

```sql
CREATE VIEW documents AS
  SELECT * FROM read_parquet('parquet/documents/**/*.parquet', hive_partitioning = true, union_by_name = true);
CREATE VIEW facts AS
  SELECT * FROM read_parquet('parquet/facts/**/*.parquet', hive_partitioning = true, union_by_name = true);
CREATE VIEW checks AS
  SELECT * FROM read_parquet('parquet/checks/**/*.parquet', hive_partitioning = true, union_by_name = true);
CREATE VIEW projects AS
  SELECT * FROM read_parquet('parquet/projects/**/*.parquet', hive_partitioning = true, union_by_name = true);
CREATE VIEW statements AS
  SELECT * FROM read_parquet('parquet/statements/**/*.parquet', hive_partitioning = true, union_by_name = true);
CREATE VIEW targets AS
  SELECT * FROM read_parquet('parquet/targets/**/*.parquet', hive_partitioning = true, union_by_name = true);
```

Total expenditure of each disclosure · 各文件支出合计

```sql
SELECT document_id, issuer, fiscal_year, amount
FROM facts
WHERE table_kind = 'expenditure_summary' AND row_role = 'total' AND measure = 'amount'
  AND fund = '_T' AND nature = '_T' AND portion = '_T' AND origin = '_T'
  AND reference_year = fiscal_year AND reference_stage = stage;
```

Expenditure by functional class (类), basic and project apart · 按功能分类的类、分基本与项目

```sql
SELECT function_code, any_value(label) AS name, nature, sum(amount) AS yuan
FROM facts
WHERE table_kind = 'expenditure_summary' AND measure = 'amount' AND length(function_code) = 3
  AND fund = '_T' AND nature <> '_T' AND portion = '_T' AND origin = '_T'
  AND reference_year = fiscal_year AND reference_stage = stage
GROUP BY ALL ORDER BY ALL;
```

Where a figure is printed · 数字的出处

```sql
SELECT d.source_name, f.page, f.bbox, f.fragment, f.printed, f.unit, f.amount, f.status
FROM facts AS f JOIN documents AS d USING (document_id)
WHERE f.status = 'contradicted';
```

Proving a check anew from the facts alone · 仅凭数据点重新核对

```sql
WITH sides AS (
  SELECT check_id, "left", unnest(left_ids) AS fact_id FROM checks WHERE outcome = 'pass' AND unit = '元'
)
SELECT check_id, any_value("left") AS stated, sum(amount) AS recomputed
FROM sides JOIN facts USING (fact_id)
GROUP BY check_id HAVING stated <> recomputed;
```

Projects with the money their forms ask for and their targets · 项目绩效目标表的资金与指标

```sql
SELECT p.name, m.amount, t.level3, t.value_raw, t.operator, t.value, t.unit
FROM projects AS p
  CROSS JOIN unnest(p.funding) AS u(m)
  JOIN facts AS f ON f.fact_id = m.fact_id AND f.table_kind = 'performance_targets'
  LEFT JOIN targets AS t ON t.project_id = p.project_id AND t.period = m.period
WHERE m.period = 'annual' AND m.source = '_T';
```

What the text says, beside the figure of the table · 文字所述与表中数字

```sql
SELECT s.page, s.sentence, s.amount AS said, f.amount AS printed, c.outcome
FROM checks AS c
  CROSS JOIN unnest(c.statement_ids) AS a(statement_id) JOIN statements AS s USING (statement_id)
  CROSS JOIN unnest(c.right_ids) AS b(fact_id) JOIN facts AS f USING (fact_id)
WHERE c.code = 'prose-fact';
```

Reasons given for changes · 增减原因

```sql
SELECT a.subject, a.amount, c.amount AS change, c.direction, c.reason
FROM statements AS c JOIN statements AS a ON a.statement_id = c.relates_to
WHERE c.measure = 'change' AND c.reason IS NOT NULL;
```

In Python: `duckdb`, `polars.scan_parquet('parquet/facts/**/*.parquet')`,
`pyarrow.dataset.dataset('parquet/facts', partitioning='hive')`, or
`pandas.read_parquet('parquet/facts', partitioning=None)` (each file holds `fiscal_year` itself).

## Tables · 各表

"always" marks columns that are never null. 标有 always 的列不会为 null。

{{tables}}
## Code lists · 代码表

{{codelists}}"""
