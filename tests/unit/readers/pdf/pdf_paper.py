"""A small writer of PDF files for tests: text at places, rules, pictures, forms; nothing embedded."""

from __future__ import annotations

from dataclasses import dataclass, field

_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass
class Sheet:
    """A page; places are in points from its top left corner before it is rotated."""

    width: float = 400
    height: float = 600
    rotate: int = 0
    crop: tuple[float, float, float, float] | None = None
    content: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = 10, mode: int = 0, turn: str = "1 0 0 1"
    ) -> Sheet:
        """Text whose baseline starts at x, y."""
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT /F {size} Tf {mode} Tr {turn} {x} {self.height - y} Tm <{code}> Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """A straight line."""
        self.content.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]]) -> Sheet:
        """A fully ruled table with a line of text in each cell."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                if text:
                    self.text(x + 3, y + 14, text)
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Sheet:
        """A grey picture with its lower left corner at x, y."""
        inline = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI"
        self.content.append(f"q {width} 0 0 {height} {x} {self.height - y} cm {inline} Q")
        return self

    def into_form(self, matrix: str = "1 0 0 1 0 0") -> Sheet:
        """Moves what is on the page so far into a Form XObject with this matrix."""
        self.form, self.content = self.content, [f"q {matrix} cm /X Do Q"]
        return self


def pdf(*sheets: Sheet) -> bytes:
    """The file of these pages."""
    kids = " ".join(f"{4 + 3 * n} 0 R" for n in range(len(sheets)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>".encode(),
        _FONT,
    ]
    for number, sheet in enumerate(sheets):
        first = 4 + 3 * number
        left, top, right, bottom = sheet.crop or (0, 0, sheet.width, sheet.height)
        crop = f"[{left} {sheet.height - bottom} {right} {sheet.height - top}]"
        boxes = f"/MediaBox[0 0 {sheet.width} {sheet.height}]/CropBox{crop}/Rotate {sheet.rotate}"
        fonts = "/Resources<</Font<</F 3 0 R>>"
        links = f"/Contents {first + 1} 0 R{fonts}/XObject<</X {first + 2} 0 R>>>>"
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 {sheet.width} {sheet.height}]{fonts}>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{boxes}{links}>>".encode())
        objects.append(_stream("", sheet.content))
        objects.append(_stream(form, sheet.form))
    return _file(objects)


def _stream(entries: str, content: list[str]) -> bytes:
    body = "\n".join(content).encode()
    return f"<<{entries}/Length {len(body)}>>stream\n".encode() + body + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, 1):
        part = f"{number} 0 obj".encode() + body + b"\nendobj\n"
        places.append(at)
        parts.append(part)
        at += len(part)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    parts.append(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF".encode())
    return b"".join(parts)
