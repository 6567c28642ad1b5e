"""Nodes: the incident claims of one row, or of one event of one document, as one line to be compared.

A node's frame has a line for each node, in the order of `node` (0, 1, …), which depends on names alone and not on the
order of input: `node`, `source` (number of its dataset or document), `text` (from a document), `claim` (the claim that
stands for it), `first`, `last` (days since 1970-01-01), `latitude`, `longitude`, `radius` (km; null where the place is
no point), `name`, `country`, `admin1`, `perpetrator`, `cause` (numbers of `words`), for each of the harms compared
`<harm>_said`, `_low`, `_high`, `other_harm` (what
`others` counts), `told_as`, and `age`, `sex`, `quote`, and `words` where quotes are many (see `quotes`).
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from casualties.link.components import components
from casualties.link.names import number_texts
from casualties.link.quotes import with_words
from casualties.model import said
from casualties.rulebook.linking import Linking
from casualties.scopes.fold import fold

__all__ = ["HARMS", "Nodes", "named", "read_nodes"]

HARMS = ("killed", "injured", "others")
_SLACK = {"week": 3, "month": 15, "year": 183}
_OPEN = 2**40
_SECOND = r"#\d+$"
_PART = 150_000
"""Nodes that are made at a time: what memory grows with."""
_CARRIED = [
    "claim_id", "document", "value", "low", "best", "high", "qualifier", "place_text", "place_kind",
    "place_precision_km", "geonameid", "latitude", "longitude", "start", "end", "date_precision", "basis", "quote",
    "age_years", "told_as",
]  # fmt: skip
_TEXTS = {"name": fold, "admin1": fold, "country": None, "perpetrator": None, "cause": None, "sex": None, "harm": None}
_KINDS = ("admin", "country", "region")


@dataclass(frozen=True, slots=True)
class Nodes:
    """`frame` as above; `claims` maps each incident claim, by its line `at` in the claims frame, to its `node`, in
    order of names; `sources` are the names of datasets and documents by number, `words` the texts behind the numbers of
    a column."""

    frame: pl.DataFrame
    claims: pl.DataFrame
    sources: tuple[str, ...]
    words: dict[str, pl.Series]

    def name(self, source: int) -> str:
        """The dataset or document of a source."""
        return self.sources[source][2:]


def read_nodes(claims: pl.DataFrame, rules: Linking) -> Nodes:
    """The nodes of the incident claims of a claims frame (schema `CLAIMS`)."""
    group = [pl.col(name).is_null() for name in ("part_of", "status", "age", "role", "nationality")]
    keys = claims.select(
        "coverage", "row_id", "event", "claim_id",
        at=pl.int_range(pl.len(), dtype=pl.UInt32),
        source_name=pl.coalesce(pl.lit("t:") + pl.col("document"), pl.lit("d:") + pl.col("dataset").fill_null("")),
        harm_rank=pl.col("harm").replace_strict({"killed": 0, "injured": 1}, default=2, return_dtype=pl.Int8),
        whole=pl.all_horizontal(group),
    ).filter(pl.col("coverage") == "incident")  # fmt: skip
    names, source = number_texts(keys["source_name"])
    keys = keys.with_columns(source=source).drop("source_name", "coverage")
    order = ["source", "row_id", "event", "harm_rank", "whole", "claim_id"]
    keys = keys.sort(order, descending=[name == "whole" for name in order])
    event = pl.when(pl.col("document").is_not_null()).then("event").alias("event")  # of rows: what an earlier run found
    own = ["document", "row_id", event, "claim_id", "part_of", "revises"]
    kept = claims.select(own)[keys["at"]].with_columns(keys["source"])
    node = _grouped(kept.with_columns(_again(kept, claims.select("start", "end", "place_text")[keys["at"]])))
    keys = keys.select("at", "source", "harm_rank", "whole", node=node)
    words, numbers = _numbered(claims)

    def lines(mine: pl.DataFrame) -> pl.DataFrame:
        """The claims of some keys, as `_frame` takes them."""
        return carried[mine["at"]].hstack(numbers[mine["at"]]).hstack(mine.drop("at"))

    carried = claims.select(_CARRIED)
    parts = [
        _frame(lines(keys.filter(pl.col("node") // _PART == part)), rules)
        for part in range(-(-node.n_unique() // _PART))
    ]
    frame = pl.concat([_frame(lines(keys.clear()), rules), *parts])
    return Nodes(with_words(frame, rules), keys.select("at", "node"), tuple(names), words)


def named(members: pl.DataFrame, claims: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Columns of the claims frame for members (`at`, `node`), with their nodes."""
    return claims.select(columns)[members["at"]].with_columns(members["node"])


def _again(kept: pl.DataFrame, said: pl.DataFrame) -> pl.Series:
    """A number for each row of a list that bears the id of another one with other days or another place; null else.

    An id typed twice makes no incident of two attacks. Rows of one id that agree are one event, as is one that has its
    harms on several lines.
    """
    none = pl.repeat(None, len(kept), dtype=pl.UInt32, eager=True).alias("again")
    twice = kept.select(found=pl.col("document").is_null() & pl.col("claim_id").str.contains(_SECOND)).to_series()
    if not twice.any():
        return none
    ids = kept.filter(twice).select("source", "row_id").unique()
    lines = kept.select("source", "row_id", at=pl.int_range(pl.len())).hstack(said)
    lines = lines.join(ids, on=["source", "row_id"], how="semi").drop_nulls("start")
    apart = lines.with_columns(again=pl.struct("start", "end", "place_text").rank("dense").over("source", "row_id"))
    return none.scatter(apart["at"], apart["again"].cast(pl.UInt32))


def _grouped(kept: pl.DataFrame) -> pl.Series:
    """The node of each claim: its row or its event, joined with what it is part of or revises."""
    alone = pl.when(pl.col("document").is_null()).then(pl.col("row_id").is_null()).otherwise(pl.col("event").is_null())
    key = pl.struct("source", "row_id", "event", "again", pl.when(alone).then(pl.col("claim_id")))
    first = kept.select(node=key.rle_id()).to_series()
    pointing = kept.select("source", "claim_id", "row_id", "part_of", "revises", node=first)
    pointing = pointing.filter(pl.col("part_of").is_not_null() | pl.col("revises").is_not_null())
    if pointing.is_empty():
        return first
    own = kept.select("source", "claim_id", "row_id", other=first)
    own = own.filter(pl.col("source").is_in(pointing["source"].unique().implode()))
    ties = pl.concat(
        pointing.select("source", "node", to=pl.col(column))
        .drop_nulls("to")
        .join(own.select("source", "other", to=pl.col(target)).unique(), on=["source", "to"])
        .select("node", "other")
        for column in ("part_of", "revises")
        for target in ("claim_id", "row_id")
    ).filter(pl.col("node") != pl.col("other"))
    label = components(first.n_unique(), ties["node"].to_numpy(), ties["other"].to_numpy())
    return pl.Series(label).gather(first).rank("dense").cast(pl.UInt32) - 1


def _numbered(claims: pl.DataFrame) -> tuple[dict[str, pl.Series], pl.DataFrame]:
    """The folded words of the texts to be compared, by column, and for each claim the numbers of its words."""
    place = pl.when(~pl.col("place_kind").is_in(_KINDS).fill_null(False)).then(pl.coalesce("place", "place_text"))
    given = {"name": place, "country": pl.col("country").str.to_uppercase()}
    words: dict[str, pl.Series] = {}
    numbers: list[pl.Series] = []
    for column, folding in _TEXTS.items():
        texts = claims.select(given.get(column, pl.col(column)).alias(column)).to_series()
        words[column], numbered = number_texts(texts, folding)
        numbers.append(numbered.alias(column))
    return words, pl.DataFrame(numbers)


def _frame(kept: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    wide = pl.col("place_kind").is_in(_KINDS).fill_null(False)
    named = pl.col("place_text").is_not_null()
    bare = (pl.col("place_kind") == "country") & ~named  # the row's own point, in a country and no place of it
    point = (~wide | bare.fill_null(False)) & pl.col("latitude").is_not_null()
    radius = pl.coalesce(
        "place_precision_km",
        pl.when(pl.col("place_kind") == "city").then(pl.lit(rules.limit("city_km"))),
        pl.lit(0.0),
    )
    dated = pl.col("basis").fill_null("occurrence") == "occurrence"
    single = pl.col("start") == pl.col("end")
    slack = (
        pl.when(single)
        .then(pl.col("date_precision").replace_strict(_SLACK, default=0, return_dtype=pl.Int32))
        .otherwise(0)
    )
    counted = pl.when(pl.col("qualifier") != "vague").then(said())
    scope = [
        "source", "first", "last", "latitude", "longitude", "radius", "name", "country", "admin1",
        "perpetrator", "cause", "sex", "geonameid", "told_as", "other_harm",
    ]  # fmt: skip
    prepared = kept.select(
        "node", "claim_id", "document", "quote", "age_years", "whole", "source", "latitude", "longitude", "name",
        "country", "admin1", "perpetrator", "cause", "sex", "geonameid", "told_as",
        first=pl.when(dated).then(pl.col("start").cast(pl.Int32) - slack),
        last=pl.when(dated).then(pl.col("end").cast(pl.Int32) + slack),
        radius=pl.when(point).then(radius),
        said=counted,
        open=pl.col("high").fill_null(_OPEN),
        base=pl.col("low").fill_null(0),
        slot=pl.col("harm_rank").cast(pl.Int32),
        other_harm=pl.when(pl.col("harm_rank") == len(HARMS) - 1).then("harm"),
    )  # fmt: skip
    figures = [figure for slot, harm in enumerate(HARMS) for figure in _figures(pl.col("slot") == slot, harm)]
    rows = prepared.filter(pl.col("document").is_null())
    texts = prepared.filter(pl.col("document").is_not_null())
    shared = [
        pl.col("claim_id").first().alias("claim"),
        *figures,
        pl.col("age_years").max().alias("age"),
    ]
    return pl.concat(
        [
            rows.group_by("node", maintain_order=True).agg(
                *(pl.col(c).first() for c in scope[:-1]),
                pl.col("other_harm").max(),
                *shared,
                quote=pl.col("quote").first(),
                text=pl.lit(False),
            ),
            texts.group_by("node", maintain_order=True).agg(
                *(pl.col(c).drop_nulls().first() for c in scope),
                *shared,
                quote=pl.col("quote").drop_nulls().unique(maintain_order=True).str.join(" "),
                text=pl.lit(True),
            ),
        ]
    ).sort("node")


def _figures(mine: pl.Expr, harm: str) -> list[pl.Expr]:
    """The number said, the least and the greatest count of one harm; of a group alone, it bounds from below only."""
    whole = mine & pl.col("whole")
    said, low = (
        pl.coalesce(pl.when(whole).then(pl.col(name)).max(), pl.when(mine).then(pl.col(name)).max())
        for name in ("said", "base")
    )
    return [
        said.alias(f"{harm}_said"),
        pl.coalesce(pl.when(whole).then(pl.col("base")).min(), low).alias(f"{harm}_low"),
        pl.coalesce(pl.when(whole).then(pl.col("open")).max(), pl.when(mine.any()).then(pl.lit(_OPEN))).alias(
            f"{harm}_high"
        ),
    ]
