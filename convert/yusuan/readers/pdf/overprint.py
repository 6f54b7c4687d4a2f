"""Texts printed over each other in one line, told apart by the order and size in which they were drawn."""

from __future__ import annotations

from yusuan.readers.pdf.raw import Char

#: A run ends where the next character starts this share of the height before the last one's start ...
_BACK = 0.1
#: ... or this share beyond its end, or where the height changes by this share.
_AHEAD, _RESIZED = 2.0, 0.12
#: Characters whose bottoms differ by no more than this (points) stand on one baseline.
_BASELINE = 0.3


def disentangled(chars: list[Char]) -> list[list[list[Char]]]:
    """The texts of a line in which characters collide: a list of runs for each baseline, from the top down.

    `chars` are in content order. Where a row is too low for two lines they collide, yet each has its own
    baseline; on one baseline, texts were drawn one after another. A run drawn twice comes once.
    """
    baselines: list[list[Char]] = []
    for char in sorted(chars, key=_bottom):
        if not baselines or char[3] - baselines[-1][-1][3] > _BASELINE:
            baselines.append([])
        baselines[-1].append(char)
    order = {id(char): number for number, char in enumerate(chars)}
    return [_runs(sorted(baseline, key=lambda char: order[id(char)])) for baseline in baselines]


def _bottom(char: Char) -> float:
    return char[3]


def _runs(chars: list[Char]) -> list[list[Char]]:
    """The runs on a baseline, by their start."""
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


def same_hand(last: Char, char: Char) -> bool:
    """Whether two characters have the same baseline and size."""
    height = last[3] - last[1]
    return abs(char[3] - last[3]) <= _BASELINE and abs((char[3] - char[1]) - height) <= _RESIZED * height


def _follows(last: Char, char: Char) -> bool:
    height = last[3] - last[1]
    same_size = abs((char[3] - char[1]) - height) <= _RESIZED * height
    return same_size and char[0] >= last[0] + _BACK * height and char[0] - last[2] <= _AHEAD * height
