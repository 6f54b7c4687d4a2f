"""The budget classification over the years: its concepts, their editions, and how printed codes resolve.

    >>> from yusuan.vocabulary import resolve
    >>> resolve("functional", code="2010101", name="行政运行", year=2024).verdict
    <Verdict.MATCH: 'match'>

The source tables are in vocab/classification/: one row for each code and period of a name, with what
supports it. They are compiled from disclosures; they are not the Ministry's edition.
"""

from yusuan.vocabulary.editions import FIRST, NEWEST, edition
from yusuan.vocabulary.resolver import Resolution, Verdict, named, resolve
from yusuan.vocabulary.tables import CLASSIFICATIONS, Concept, history

__all__ = [
    "CLASSIFICATIONS",
    "FIRST",
    "NEWEST",
    "Concept",
    "Resolution",
    "Verdict",
    "edition",
    "history",
    "named",
    "resolve",
]
