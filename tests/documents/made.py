"""Small files of each kind, made by code."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from pypdf import PdfReader, PdfWriter


def pdf(*pages: list[str], title: str = "") -> bytes:
    """A PDF with these lines of Helvetica on each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = b" ".join(b"(" + line.encode("latin-1") + b") Tj 0 -14 Td" for line in lines)
        stream = b"BT /F1 12 Tf 72 720 Td " + shown + b" ET" if lines else b"q 10 0 0 10 0 0 cm Q"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
    content, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size, at = len(objects) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return content + b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, at)


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(PdfReader(BytesIO(pdf(["12 killed"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def word(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """A Word document with paragraphs, and a table after the first of them."""
    document = docx.Document()
    for number, paragraph in enumerate(paragraphs):
        document.add_paragraph(paragraph)
        if table is not None and number == 0:
            made = document.add_table(rows=0, cols=len(table[0]))
            for row in table:
                for cell, text in zip(made.add_row().cells, row, strict=True):
                    cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def zip_bomb() -> bytes:
    """A Word document whose text unpacks to a thousand times its size."""
    file = BytesIO()
    with ZipFile(BytesIO(word("12 killed"))) as good, ZipFile(file, "w", ZIP_DEFLATED) as bad:
        for entry in good.infolist():
            body = b"<a>" + b" " * 30_000_000 if entry.filename == "word/document.xml" else good.read(entry)
            bad.writestr(entry.filename, body)
    return file.getvalue()
