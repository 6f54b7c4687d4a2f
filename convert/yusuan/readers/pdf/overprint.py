"""Texts printed over each other in one line, told apart by the order and size in which they were drawn."""

from __future__ import annotations

from yusuan.readers.pdf.raw import Char

#: A run ends where the next character starts this share of the height before the last one's start ...
_BACK = 0.1
#: ... or this share beyond its end, or where the height changes by this share.
_AHEAD, _RESIZED = 2.0, 0.12


def disentangled(chars: list[Char]) -> list[list[Char]]:
    """The runs of a line in which texts overlap, by their start; a run printed twice comes once.

    `chars` are in content order: each text was drawn on its own.
    """
    runs: list[list[Char]] = []
    for char in chars:
        if runs and _follows(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    seen: dict[tuple[str, int], list[Char]] = {}
    for run in runs:
        seen.setdefault(("".join(char[4] for char in run), round(run[0][0] / 3)), run)
    return sorted(seen.values(), key=lambda run: run[0][0])


def _follows(last: Char, char: Char) -> bool:
    height = last[3] - last[1]
    same_size = abs((char[3] - char[1]) - height) <= _RESIZED * height
    return same_size and char[0] >= last[0] + _BACK * height and char[0] - last[2] <= _AHEAD * height
