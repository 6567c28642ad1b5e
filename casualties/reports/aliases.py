"""Aliases: what stands in a public report for names of sources, files and rows that may be those of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from casualties.model import JOIN
from casualties.reports.names import Names
from casualties.reports.stored import Stored

__all__ = ["Aliases", "aliases_of"]


@dataclass(frozen=True, slots=True)
class Aliases:
    """By the original text: other words for persons (sources, perpetrators), documents, datasets, rows and claims."""

    persons: Mapping[str, str]
    documents: Mapping[str, str]
    datasets: Mapping[str, str]
    rows: Mapping[str, str]
    claims: Mapping[str, str]

    def in_text(self, text: str) -> str:
        """The text with every original, as a word of its own, replaced by its alias; the longest first."""
        named = {"row": self.rows, "dataset": self.datasets, "document": self.documents}
        spelt_out = {f"{kind} {each}": alias for kind, known in named.items() for each, alias in known.items()}
        known = {**self.rows, **self.datasets, **self.documents, **self.persons, **spelt_out}
        spoken = sorted((each for each in known if each in text), key=lambda each: (-len(each), each))
        if not spoken:
            return text
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in spoken))
        return pattern.sub(lambda found: known[found.group()], text)

    def in_list(self, joined: str | None, aliases: Mapping[str, str]) -> str | None:
        """A joined list with each of its members under its alias."""
        return JOIN.join(aliases.get(each, each) for each in joined.split(JOIN)) if joined else joined


def aliases_of(stored: Stored, names: Names) -> Aliases:
    """Aliases for whatever in the run's claims may name a person, numbered in the order of the originals."""
    claims = stored.claims
    persons = {
        text
        for column in ("origin", "publisher", "perpetrator", "perpetrator_text")
        for text in claims[column].drop_nulls().unique()
    }
    persons |= {each for chain in claims["source_chain"].drop_nulls().unique() for each in chain.split(JOIN)}
    documents = _numbered("document", _not_plain(claims["document"], names))
    datasets = _numbered("dataset", _not_plain(claims["dataset"], names))
    rows = _numbered("row", _not_plain(claims["row_id"], names))
    return Aliases(
        persons=_numbered("name withheld", {text for text in persons if names.may_name_a_person(text)}),
        documents=documents,
        datasets=datasets,
        rows=rows,
        claims=_claims(claims, documents, datasets, rows),
    )


def _not_plain(column: pl.Series, names: Names) -> set[str]:
    return {text for text in column.drop_nulls().unique() if not names.is_plain_id(text)}


def _numbered(kind: str, originals: Iterable[str]) -> dict[str, str]:
    return {text: f"{kind} {number}" for number, text in enumerate(sorted(originals), 1)}


def _claims(
    claims: pl.DataFrame, documents: Mapping[str, str], datasets: Mapping[str, str], rows: Mapping[str, str]
) -> dict[str, str]:
    """Ids of claims begin with their document, or with their dataset and row."""
    found: dict[str, str] = {}
    for claim, document, dataset, row in claims.select("claim_id", "document", "dataset", "row_id").iter_rows():
        if document is not None and claim.startswith(document):
            found[claim] = documents.get(document, document) + claim[len(document) :]
        elif dataset is not None and row is not None and claim.startswith(f"{dataset}:{row}"):
            rest = claim[len(f"{dataset}:{row}") :]
            found[claim] = f"{datasets.get(dataset, dataset)}:{rows.get(row, row)}{rest}"
        else:
            found[claim] = f"claim {len(found) + 1}"
    return found
