"""RDF: one disclosure as Turtle, streamed, and the vocabulary that it is written with.

The shape: a table is a `qb:DataSet` whose structure is that of its kind of table; a figure with an amount
of money is a `qb:Observation`, one without (a ratio, a count) is a `yu:Figure` only, with the same
properties but outside the cube, so that a sum over a data set is a sum of money. What a dimension does not
apply to has `_Z`, what is not told apart has `_T`. Every IRI of a document ends in the id that JSON and
Parquet have. The structures, components and codes that a document uses are declared in its own file too,
by triples that the vocabulary files repeat, so that either can be read alone.
"""

from yusuan.writers.rdf.disclosure import turtle, write
from yusuan.writers.rdf.vocabulary import vocabulary

__all__ = ["turtle", "vocabulary", "write"]
