"""What is drawn on a PDFium page: paths as straight edges, the area of images, invisible text objects."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import pypdfium2.raw as pdfium

from yusuan.readers.pdf import _calls as calls
from yusuan.readers.pdf.frame import IDENTITY, Matrix, UserBox, compose, transformed

#: A path no thicker than this (points) is one edge, whatever its segments.
THIN = 3.0
#: Form XObjects nested deeper than this are not walked into (a damaged file may nest them in themselves).
DEEPEST = 12
#: A page with more drawn segments than this holds a drawing, not rules; its rest is left.
MOST_SEGMENTS = 60_000
_INVISIBLE = 3


@dataclass(slots=True)
class Drawn:
    """Edges as boxes without thickness and images, in user space; addresses of invisible text objects."""

    edges: list[UserBox] = field(default_factory=list)
    images: list[UserBox] = field(default_factory=list)
    invisible: set[int] = field(default_factory=set)
    visible: int = 0
    paths: int = 0
    segments: int = 0


def drawn_on(page: int, count: int) -> Drawn:
    """Everything drawn on the page at this address, which has `count` objects."""
    found = Drawn()
    _walk(found, _members(calls.page_object, page, count), IDENTITY, 0)
    return found


def _members(get: Callable[..., int | None], owner: int, count: int) -> list[int]:
    return [one for one in map(get, repeat(owner), range(max(count, 0))) if one]


def _walk(found: Drawn, objects: list[int], matrix: Matrix, depth: int) -> None:
    modes = list(map(calls.render_mode, objects))
    others = [one for one, mode in zip(objects, modes, strict=True) if mode < 0]
    found.visible += len(objects) - len(others)
    if _INVISIBLE in modes:
        found.invisible.update(o for o, mode in zip(objects, modes, strict=True) if mode == _INVISIBLE)
    kinds = list(map(calls.object_type, others))
    paths = [one for one, kind in zip(others, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH]
    images = [one for one, kind in zip(others, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    found.paths += len(paths)
    found.edges += _placed(_edges(found, paths), matrix)
    found.images += _placed(_bounds(images), matrix)
    if depth < DEEPEST:
        for form in (
            one for one, kind in zip(others, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_FORM
        ):
            members = _members(calls.form_object, form, calls.form_count(form))
            _walk(found, members, compose(_matrix(form), matrix), depth + 1)


def _placed(boxes: Iterator[UserBox], matrix: Matrix) -> Iterator[UserBox]:
    return boxes if matrix == IDENTITY else transformed(boxes, matrix)


def _edges(found: Drawn, paths: list[int]) -> Iterator[UserBox]:
    for path, box in zip(paths, _bounds(paths), strict=True):
        left, bottom, right, top = box
        if top - bottom <= THIN:
            middle = (bottom + top) / 2
            yield left, middle, right, middle
        elif right - left <= THIN:
            middle = (left + right) / 2
            yield middle, bottom, middle, top
        elif found.segments < MOST_SEGMENTS:
            count = calls.path_count(path)
            found.segments += count
            yield from _straight(path, count)


def _straight(path: int, count: int) -> Iterator[UserBox]:
    """The straight pieces of a path, closing ones too; curves are left out."""
    segments = _members(calls.path_segment, path, count)
    points = array("f", bytes(8 * len(segments)))
    at = points.buffer_info()[0]
    end = at + 8 * len(segments)
    _run(map(calls.segment_point, segments, range(at, end, 8), range(at + 4, end, 8)))
    matrix = _matrix(path)
    kinds = list(map(calls.segment_type, segments))
    lines = _pieces(points, kinds, list(map(calls.segment_close, segments)))
    yield from _placed(lines, matrix)


def _pieces(points: Sequence[float], kinds: list[int], closes: list[int]) -> Iterator[UserBox]:
    start = last = (0.0, 0.0)
    for index, kind in enumerate(kinds):
        point = (points[2 * index], points[2 * index + 1])
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(last, point)
        if closes[index] and point != start:
            yield _box(point, start)
        last = point


def _box(a: tuple[float, float], b: tuple[float, float]) -> UserBox:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _bounds(objects: list[int]) -> Iterator[UserBox]:
    size = 16 * len(objects)
    buffer = array("f", bytes(size))
    at = buffer.buffer_info()[0]
    places = (range(at + shift, at + size, 16) for shift in (0, 4, 8, 12))
    _run(map(calls.object_bounds, objects, *places))
    return zip(buffer[0::4], buffer[1::4], buffer[2::4], buffer[3::4], strict=True)


def _matrix(one: int) -> Matrix:
    buffer = array("f", bytes(24))
    if not calls.object_matrix(one, buffer.buffer_info()[0]):
        return IDENTITY
    a, b, c, d, e, f = buffer
    return a, b, c, d, e, f


def _run(calls_to_make: Iterator[int]) -> None:
    deque(calls_to_make, maxlen=0)
