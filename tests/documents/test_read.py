"""Each kind of file gives its text, and what it says of its publication."""

from __future__ import annotations

import sys
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from io import BufferedReader, BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualties.documents import is_document, read_documents
from casualties.errors import InputError
from casualties.model import Document, Unread

_SPEC = spec_from_file_location("made", Path(__file__).with_name("made.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
made = module_from_spec(_SPEC)
_SPEC.loader.exec_module(made)

ARTICLE = """\
<html><head><title>Strike on market | Lake Daily</title>
<meta property="og:site_name" content="Lake Daily"><link rel="canonical" href="https://lake.example/1">
<meta property="article:published_time" content="2017-08-07T10:00:00Z"></head><body>
<nav>Home | Sport</nav><script>var dead = 99;</script><article><h1>Strike on market</h1>
<p>At least 12 people were killed on Saturday.</p><table><tr><th>Town</th><th>Killed</th></tr>
<tr><td>Aba</td><td>12</td></tr></table></article><footer>Copyright 2020</footer></body></html>
"""


def only(path: Path, content: str | bytes, **told: object) -> Document:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (document,) = read_documents(path, **told)
    assert isinstance(document, Document)
    return document


def test_a_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    document = only(tmp_path / "note.txt", "43 killed\r\nin  Aba\u200f.\n")
    assert (document.id, document.text) == ("note", "43 killed\nin  Aba\u200f.\n")
    assert (document.published, document.publisher) == (None, None)


def test_what_the_user_says_fills_what_the_file_does_not(tmp_path: Path) -> None:
    day = date(2017, 8, 7)
    assert only(tmp_path / "a.txt", "43 killed", published=day, publisher="Lake Daily").published == day
    front = only(tmp_path / "a.md", "---\ndate: 2016-01-02\n---\n43 killed", published=day, publisher="Lake Daily")
    assert (front.published, front.publisher) == (date(2016, 1, 2), "Lake Daily")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le-bom"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "43 tués à Raqqa, déjà"
    content = b"\xff\xfe" + text.encode("utf-16-le") if encoding.endswith("bom") else text.encode(encoding)
    assert only(tmp_path / "a.txt", content).text == text


def test_markdown_front_matter_and_marks(tmp_path: Path) -> None:
    text = "---\ntitle: Strike\npublished: 2017-08-07\npublisher: 'Lake Daily'\nurl: https://lake.example\n---\n\n"
    document = only(tmp_path / "a.md", text + "# Strike\n\n**12** were [killed](https://x.example) in *Aba*; 3*4*5.\n")
    assert document.text == "# Strike\n\n12 were killed in Aba; 3*4*5.\n"
    assert (document.title, document.published) == ("Strike", date(2017, 8, 7))
    assert (document.publisher, document.url) == ("Lake Daily", "https://lake.example")


def test_a_page_gives_its_main_text_and_metadata(tmp_path: Path) -> None:
    document = only(tmp_path / "page.html", ARTICLE)
    assert document.text == (
        "Strike on market\n\nAt least 12 people were killed on Saturday.\n\n| Town | Killed |\n| Aba | 12 |"
    )
    assert (document.title, document.published) == ("Strike on market | Lake Daily", date(2017, 8, 7))
    assert (document.publisher, document.url) == ("Lake Daily", "https://lake.example/1")


def test_a_long_page_loses_what_stands_around_the_article(tmp_path: Path) -> None:
    story = "".join(
        f"<p>Gunmen killed {number} farmers near the village on the road to town {number}.</p>" for number in range(40)
    )
    links = "".join(f'<li><a href="/{number}">More news {number}</a></li>' for number in range(60))
    body = f"<div class='sidebar'><ul>{links}</ul></div><article><h1>Killings</h1>{story}</article>"
    text = only(tmp_path / "page.html", f"<html><body>{body}</body></html>").text
    assert "killed 39 farmers" in text
    assert "More news 30" not in text


BATCH_LINE = '{"id": "a", "text": "43 killed", "published": "soon"}'
MAIL = "From: Lake Daily <a@lake.example>\nDate: %s\nContent-Type: text/plain\n\n43 killed\n"
PAGE = '<html><head><meta name="date" content="%s"></head><body><p>43 killed</p></body></html>'


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", BATCH_LINE), ("a.eml", MAIL % "32 Foo 2017"), ("a.html", PAGE % "03/04/2017")],
)
def test_a_day_that_cannot_be_read_is_told_and_no_other_is_put_in_its_place(tmp_path, name, content) -> None:
    (tmp_path / name).write_text(content)
    found = list(read_documents(tmp_path / name, published=date(2024, 1, 1)))
    (document,) = [each for each in found if isinstance(each, Document)]
    (unread,) = [each for each in found if isinstance(each, Unread)]
    assert document.published is None
    assert (unread.column, unread.input) == ("published", str(tmp_path / name))
    assert "is not a date (2017-08-07)" in unread.problem


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", BATCH_LINE.replace("soon", "")), ("a.eml", MAIL.replace("Date: %s\n", "")), ("a.html", PAGE % "")],
)
def test_a_day_that_is_not_given_is_the_users(tmp_path, name, content) -> None:
    assert only(tmp_path / name, content, published=date(2024, 1, 1)).published == date(2024, 1, 1)


def test_a_page_within_a_form_is_read_and_a_form_to_fill_in_is_not(tmp_path: Path) -> None:
    body = (
        "<form id='aspnetForm'><p>43 killed in Aba.</p></form><form>Search <input><button>999 results</button></form>"
    )
    text = only(tmp_path / "page.html", f"<html><body>{body}</body></html>").text
    assert text == "43 killed in Aba."


def test_a_page_dates_itself_or_has_no_date(tmp_path: Path) -> None:
    page = "<html><body><p>12 were killed on 3 March 2011, it said. Copyright 2020.</p></body></html>"
    assert only(tmp_path / "page.html", page).published is None


def test_a_broken_fragment_is_read(tmp_path: Path) -> None:
    document = only(tmp_path / "page.htm", "<p>12 killed<br>in Aba<div>no one <b>else<script>9</script>")
    assert document.text == "12 killed\n\nin Aba\n\nno one else"


def test_a_page_in_the_encoding_it_declares(tmp_path: Path) -> None:
    page = "<html><meta charset='windows-1256'><body><p>قتل 12 شخصا</p></body></html>"
    assert only(tmp_path / "page.html", page.encode("cp1256")).text == "قتل 12 شخصا"


def test_a_pdf_gives_pages_and_whole_words(tmp_path: Path) -> None:
    content = made.pdf(["At least 43 civil-", "ians were killed."], ["Dozens were", "injured."], title="Monthly update")
    document = only(tmp_path / "report.pdf", content)
    assert document.text == "At least 43 civilians were killed.\n\nDozens were\ninjured."
    assert [document.text[page.start : page.end] for page in document.pages] == document.text.split("\n\n")
    assert [page.number for page in document.pages] == [1, 2]
    assert document.title == "Monthly update"


def test_a_word_document_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    content = made.word("12 people were killed.", "Others fled.", table=[["Aba", "12"], ["Ubo", "0"]])
    text = only(tmp_path / "report.docx", content).text
    assert text == "12 people were killed.\n\n| Aba | 12 |\n| Ubo | 0 |\n\nOthers fled."


def test_an_email_gives_its_body_and_header(tmp_path: Path) -> None:
    content = (
        b"From: Situation Desk <desk@aid.example>\r\nDate: Mon, 7 Aug 2017 23:30:00 +0300\r\nSubject: Update 5\r\n"
        b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n12 killed in Caf\xe9.\r\n"
    )
    document = only(tmp_path / "mail.eml", content)
    assert (document.text, document.publisher, document.title) == ("12 killed in Café.\n", "Situation Desk", "Update 5")
    assert document.published == date(2017, 8, 7)


def test_a_batch_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": "a", "text": "12 killed", "published": "2017-08-07T09:00", "publisher": "Lake Daily"}\n'
        b"\n"
        b"not json\n"
        b'{"id": 5, "text": "3 killed", "published": "2017-13-01"}\n'
        b'{"id": "c"}\n'
        b'{"id": "d", "text": " "}\n'
        b'\xff{"id": "e", "text": "x"}\n'
        b'{"text": "1\\u00002 killed", "url": "https://x.example", "title": "T", "more": 1}'
    )
    read = list(read_documents(path))
    documents = [each for each in read if isinstance(each, Document)]
    assert [(each.id, each.text) for each in documents] == [
        ("a", "12 killed"),
        ("5", "3 killed"),
        ("batch:8", "1 2 killed"),
    ]
    assert (documents[0].published, documents[0].publisher) == (date(2017, 8, 7), "Lake Daily")
    assert (documents[2].url, documents[2].title) == ("https://x.example", "T")
    unread = [(each.line, each.row_id, each.column) for each in read if isinstance(each, Unread)]
    assert unread == [(3, "", ""), (4, "5", "published"), (5, "", "text"), (6, "d", "text"), (7, "", "")]


@pytest.mark.parametrize(("content", "ids"), [(b"12 killed", ["stdin"]), (b'{"id": "a", "text": "12"}\n', ["a"])])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BufferedReader(BytesIO(content))))
    assert [document.id for document in read_documents(Path("-"))] == ids


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b"12\x00 killed", "NUL byte at 2"),
        ("a.md", b"---\ntitle: x\n---\n", "holds no text under its front matter"),
        ("a.md", b"---\npublished: soon\n---\n12 killed", 'published "soon" is not a date'),
        ("a.html", b"<html><script>12</script></html>", "holds no text that a reader would see"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00\x00", "NUL byte"),
        ("a.pdf", b"%PDF-1.4 nothing", "is not a PDF that can be read"),
        ("a.pdf", b"12 killed", "is not a PDF that can be read"),
        ("a.docx", b"12 killed", "is not a Word document"),
        ("a.eml", b"", "is empty"),
        ("a.eml", b"Subject: x\r\n\r\n", "holds no text"),
        ("a.jsonl", b"", "is empty"),
        ("a.doc", b"12 killed", "no document has the suffix .doc"),
    ],
)
def test_what_cannot_be_read_is_one_message(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        list(read_documents(path))
    assert str(error.value).startswith(f"{path}: ")
    assert says in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder; check the path"):
        list(read_documents(tmp_path / "gone.txt"))


def test_an_encrypted_pdf_and_one_of_images_alone(tmp_path: Path) -> None:
    for content, says in ((made.locked_pdf(), "is encrypted"), (made.pdf([]), "only images")):
        (tmp_path / "a.pdf").write_bytes(content)
        with pytest.raises(InputError, match=says):
            list(read_documents(tmp_path / "a.pdf"))


def test_a_word_document_damaged_inside_is_read_or_refused(tmp_path: Path) -> None:
    whole = made.word("At least 12 people were killed on Saturday.")
    path, refused = tmp_path / "a.docx", 0
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes(byte ^ 0x5A for byte in whole[at : at + 16]) + whole[at + 16 :])
        try:
            (document,) = read_documents(path)
        except InputError as error:
            refused += str(error).startswith(f"{path}: ")
        else:
            assert "12 people" in document.text
    assert refused > 10


def test_a_zip_bomb_is_turned_away(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made.zip_bomb())
    with pytest.raises(InputError, match="would unpack to"):
        list(read_documents(tmp_path / "a.docx"))


def test_a_line_too_long_is_told_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casualties.documents.batch._MOST_BYTES", 100)
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "' + "x" * 500 + '"}\n{"id": "b", "text": "12 killed"}\n')
    first, second = read_documents(path)
    assert isinstance(first, Unread)
    assert (first.line, "longer than" in first.problem) == (1, True)
    assert isinstance(second, Document)


def test_documents_are_known_by_their_suffix() -> None:
    assert all(
        is_document(Path(name)) for name in ("a.txt", "a.MD", "a.Html", "a.pdf", "a.docx", "a.eml", "a.jsonl", "-")
    )
    assert not any(is_document(Path(name)) for name in ("a.csv", "a.xlsx", "a", "a.png"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"12 killed " + b"![" * 300_000),
        ("a.md", b"12 killed " + b"**a __b *c " * 100_000),
        ("a.md", b"---\n" * 200_000),
        ("a.html", b"<p>12 killed" + b"<div>" * 20_000),
        ("a.html", b"<p>12 killed" + b"<table><tr><td>" * 3_000),
        ("a.html", b"<p>12 killed <!--" * 20_000),
        ("a.eml", b"Subject: x\r\n\r\n12 killed" + b"=\r\n" * 100_000),
        ("a.jsonl", b'{"text": "12 killed", "x": ' + b"[" * 100_000 + b"}\n"),
        ("a.txt", b"1" * 1_000_000),
    ],
)
def test_bait_is_read_or_refused_in_no_time(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert list(read_documents(path))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300),
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.eml", "a.jsonl"]),
)
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    try:
        read = list(read_documents(path))
    except InputError:
        return
    assert all(each.problem if isinstance(each, Unread) else each.text.strip() for each in read)
