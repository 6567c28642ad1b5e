"""Coverage-guided fuzzing of what reads strangers' input: `python tests/fuzz text|files|tables [--seconds N]`.

The inputs that reach new code are kept in a folder (`--corpus`) and grown from; the cases under `tests/cases` seed it.
An input that crashes, hangs or breaks a promise is written beside it as `crash-…` and ends the run.
"""

from __future__ import annotations

import argparse
import runpy
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris
import polars as pl

with atheris.instrument_imports(include=["casualties"], enable_loader_override=False):
    from casualties.datasets import read_dataset
    from casualties.documents import read_documents
    from casualties.errors import InputError
    from casualties.extract import Extractor
    from casualties.model import Document, TextEvidence, Unread, lift
    from casualties.rulebook import Rulebook
    from casualties.scopes import Gazetteer

SLOW = 20  # seconds after which one input is a hang
LONGEST = 1 << 16
FILES = (".txt", ".md", ".html", ".eml", ".pdf", ".docx", ".jsonl")
TABLES = (".csv", ".tsv", ".xlsx", ".parquet")

Check = Callable[[bytes], None]


def main() -> None:
    """Fuzz one target until the time is up or something breaks."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("target", choices=("text", "files", "tables"))
    options.add_argument("--seconds", type=int, default=300)
    options.add_argument("--corpus", type=Path, help="kept between runs; a folder of this run alone where not given")
    chosen = options.parse_args()
    rulebook = Rulebook()
    gazetteer = Gazetteer.load(rulebook)
    with TemporaryDirectory() as scratch:
        corpus = chosen.corpus or Path(scratch) / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        words = Path(scratch) / "words"
        words.write_text("".join(f'"{word}"\n' for word in _words(rulebook)), encoding="utf-8")
        for number, seed in enumerate(_seeds(chosen.target)):
            (corpus / f"seed-{number}").write_bytes(seed)
        checks: dict[str, Callable[[], Check]] = {
            "text": lambda: _text(Extractor(rulebook, gazetteer)),
            "files": lambda: _files(Path(scratch)),
            "tables": lambda: _tables(Path(scratch), rulebook, gazetteer),
        }
        told = [f"-max_total_time={chosen.seconds}", f"-timeout={SLOW}", f"-max_len={LONGEST}", f"-dict={words}"]
        atheris.Setup([sys.argv[0], *told, f"-artifact_prefix={corpus.parent}/", str(corpus)], checks[chosen.target]())
        atheris.Fuzz()


def _text(extractor: Extractor) -> Check:
    def check(content: bytes) -> None:
        text = content.decode("utf-8", errors="replace")
        claims = extractor.read(Document(id="any", text=text, publisher="The Gazette")).claims
        ids = {claim.id for claim in claims}
        assert len(ids) == len(claims), "two claims of one id"
        for claim in claims:
            evidence, figure = claim.evidence, claim.figure
            assert isinstance(evidence, TextEvidence)
            assert text[evidence.start : evidence.end] == evidence.quote != "", "a quote that is not in the text"
            assert figure.low is None or figure.high is None or figure.low <= figure.high, "low above high"
            assert {claim.part_of, claim.revises} - {None} <= ids - {claim.id}, "a relation to no claim"

    return check


def _files(folder: Path) -> Check:
    def check(content: bytes) -> None:
        path = folder / f"any{FILES[content[0] % len(FILES)] if content else '.txt'}"
        path.write_bytes(content[1:])
        try:
            found = list(read_documents(path))
        except InputError:
            return
        assert all(isinstance(each, Document | Unread) for each in found)

    return check


def _tables(folder: Path, rulebook: Rulebook, gazetteer: Gazetteer) -> Check:
    def check(content: bytes) -> None:
        path = folder / f"any{TABLES[content[0] % len(TABLES)] if content else '.csv'}"
        path.write_bytes(content[1:])
        try:
            table = read_dataset(path, rulebook, gazetteer)
        except InputError:
            return
        ids = table.claims["claim_id"].to_list()
        assert len(set(ids)) == len(ids), "two claims of one id"
        for line in table.claims.iter_rows(named=True):
            lift(line)

    return check


def _words(rulebook: Rulebook) -> Iterator[str]:
    """Words of harm, people and counts, of which libFuzzer makes texts."""
    harms, victims, numbers = rulebook.harms, rulebook.victims, rulebook.quantities.numbers
    every = [word for entry in harms.verbs for word in entry.words]
    every += [word for entry in victims.nouns for word in entry.words]
    every += [word for entry in numbers for word in entry.words]
    every += ["date,place,killed\n", "at least ", " including ", " were killed", "1,342", "\\x00", "\\xe2\\x80\\x8f"]
    yield from (word for word in dict.fromkeys(every) if word.isascii() and '"' not in word and "\n" not in word)
    yield "\\x0a"


def _seeds(target: str) -> Iterator[bytes]:
    """The written cases, as texts; behind the byte that chooses the suffix where files are read."""
    cases = Path(__file__).parents[1] / "cases"
    for path in sorted(cases.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for line in text.splitlines()[:200]:
            if target == "text" and len(line) > 40:
                yield line.strip(" -'\"").encode()
    if target == "files":
        made = runpy.run_path(str(cases.parent / "documents" / "made.py"))
        for suffix, content in {".pdf": made["pdf"](["12 killed"]), ".docx": made["word"]("12 killed")}.items():
            yield bytes([FILES.index(suffix)]) + content
        for number in range(len(FILES)):
            yield bytes([number]) + b"<p>12 killed\n"
    if target == "tables":
        frame = pl.DataFrame({"date": ["2019-05-03"], "place": ["Homs"], "killed": [12]})
        for suffix, write in {
            ".csv": frame.write_csv,
            ".xlsx": frame.write_excel,
            ".parquet": frame.write_parquet,
        }.items():
            file = BytesIO()
            write(file)
            yield bytes([TABLES.index(suffix)]) + file.getvalue()


if __name__ == "__main__":
    main()
