"""The few PDFium functions that are called for every character or object, bound for speed.

pypdfium2's own bindings build a pointer object a call. Here pointers are plain integers, so that a whole
page's calls run as one `map` over ranges of addresses (measured: 1.6 times as fast; see tests/benchmarks).
The interpreter lock is held: PDFium is not safe for threads anyway.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_POINTER, _INT, _UNSIGNED = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(pdfium, name), _POINTER).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def address(handle: Any) -> int:
    """The address that a pypdfium2 handle holds."""
    return ctypes.cast(handle, _POINTER).value or 0


text_loose_box = _bound("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
text_unicode = _bound("FPDFText_GetUnicode", _UNSIGNED, _POINTER, _INT)
text_angle = _bound("FPDFText_GetCharAngle", ctypes.c_float, _POINTER, _INT)
text_object = _bound("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
text_get = _bound("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
page_object = _bound("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
form_object = _bound("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
form_count = _bound("FPDFFormObj_CountObjects", _INT, _POINTER)
object_type = _bound("FPDFPageObj_GetType", _INT, _POINTER)
object_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
object_bounds = _bound("FPDFPageObj_GetBounds", _INT, _POINTER, *[_POINTER] * 4)
render_mode = _bound("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
path_count = _bound("FPDFPath_CountSegments", _INT, _POINTER)
path_segment = _bound("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bound("FPDFPathSegment_GetType", _INT, _POINTER)
segment_close = _bound("FPDFPathSegment_GetClose", _INT, _POINTER)
