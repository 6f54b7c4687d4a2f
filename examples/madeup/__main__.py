"""`python examples/madeup OUT [--fault NAME] [--html]` writes the made-up disclosure into the folder OUT."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from madeup import blocks, figures, render
from madeup.faults import FAULTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fault", choices=sorted(FAULTS))
    parser.add_argument("--html", action="store_true")
    args = parser.parse_args()
    content = blocks.document()
    if args.fault:
        content = FAULTS[args.fault].plant(content)
    name = args.fault or "disclosure"
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / f"{name}.txt").write_text(render.text(content), encoding="utf-8")
    if args.html:
        title = f"{figures.ISSUER}{figures.YEAR}年度部门预算公开"
        (args.out / f"{name}.html").write_text(render.html(content, title), encoding="utf-8")


main()
