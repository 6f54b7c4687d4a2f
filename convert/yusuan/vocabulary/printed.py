"""Which columns of facts hold codes of a classification, and where a row's label is the name of its code."""

from __future__ import annotations

CLASSIFICATION_OF = {
    "function_code": "functional",
    "economic_code": "economic_department",
    "government_economic_code": "economic_government",
    "revenue_code": "revenue",
}
"""The classification that each column of facts with codes belongs to."""

NAMED_OTHERWISE = frozenset(
    {
        *("procurement", "government_services", "project_expenditure", "general_budget_project_expenditure"),
        *("performance_targets", "asset_acquisition", "transfer_payments", "three_public"),
    }
)
"""Kinds of table whose rows have a name of their own (a purchase, a project) beside a code."""
