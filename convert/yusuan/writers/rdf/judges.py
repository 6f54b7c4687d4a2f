"""The published vocabulary judged by others' tools: two parsers, SHACL shapes, skosify.

They are test dependencies, not of the base install; without skosify, its part is left out.
"""

from __future__ import annotations

import logging
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from yusuan.errors import MissingExtraError, UnreadableInputError
from yusuan.writers.rdf.shapes import shapes_text
from yusuan.writers.rdf.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rdflib import Graph

_NEEDED = ("pyoxigraph", "pyshacl", "rdflib")
_SHAPES = "shapes.ttl"
_IMPORTS = "http://www.w3.org/2002/07/owl#imports"


def violations(*years: int, shapes: Iterable[Path] = ()) -> Iterator[str]:
    """What is wrong with the Turtle of the years, one line a result.

    Every file is read by two parsers, whose counts of triples have to be equal, and held against our own
    shapes and the ones given; a file with one concept scheme is read by skosify, which must not warn.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise MissingExtraError(
            f"To judge Turtle needs {', '.join(missing)}.", f"pip install {' '.join(missing)}"
        )
    judges = [_shapes(shapes_text(), _SHAPES), *(_shapes(_read(path), path.name) for path in shapes)]
    for name, text in vocabulary(*years):
        graph, found = _parsed(text)
        yield from (f"{name}: {line}" for line in found)
        if name != _SHAPES:
            for judge in judges:
                yield from (f"{name}: {line}" for line in _against(graph, judge))
        yield from (f"{name}: {line}" for line in _skosify(graph))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(
            f"{path}: cannot be read.", "Name a Turtle file of SHACL shapes."
        ) from error


def _shapes(text: str, name: str) -> Graph:
    """Shapes without what they import from the net."""
    from rdflib import Graph, URIRef  # noqa: PLC0415 - slow to import

    try:
        graph = Graph().parse(data=text, format="turtle")
    except SyntaxError as error:
        raise UnreadableInputError(f"{name}: is no Turtle.", "Name a Turtle file of SHACL shapes.") from error
    graph.remove((None, URIRef(_IMPORTS), None))
    return graph


def _parsed(text: str) -> tuple[Graph, list[str]]:
    """The graph, and what two parsers do not agree on."""
    import pyoxigraph  # noqa: PLC0415 - slow to import
    from rdflib import Graph  # noqa: PLC0415

    graph = Graph().parse(data=text, format="turtle")
    store = pyoxigraph.Store()
    store.load(text.encode(), pyoxigraph.RdfFormat.TURTLE)
    one, two = len(graph), len(store)
    return graph, [] if one == two else [f"{one} triples with rdflib, {two} with Oxigraph"]


def _against(graph: Graph, shapes: Graph) -> Iterator[str]:
    from pyshacl import validate  # noqa: PLC0415 - slow to import

    conforms, _, report = validate(graph, shacl_graph=shapes, advanced=True)
    if not conforms:
        yield str(report)


def _skosify(graph: Graph) -> list[str]:
    """The warnings of skosify about a file with one concept scheme; the graph is changed by it."""
    from rdflib import RDF, SKOS  # noqa: PLC0415 - slow to import

    if find_spec("skosify") is None or len(list(graph.subjects(RDF.type, SKOS.ConceptScheme))) != 1:
        return []
    skosify = import_module("skosify")
    heard = _Heard(level=logging.WARNING)
    root = logging.getLogger()
    root.addHandler(heard)
    try:
        skosify.skosify(graph)
    finally:
        root.removeHandler(heard)
    return heard.messages


class _Heard(logging.Handler):
    """Keeps what a library warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(f"skosify: {record.getMessage()}")
