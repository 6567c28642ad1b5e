"""Sums: a row that tells several rows of another dataset together, such as a week against its days.

Such a row is none of the incidents that it holds: linked to one of them it would contradict it. It is known by its
form, several days or a whole division, and by its figure, the sum of all that another dataset has there in that time.
Where its own dataset has other rows there it holds what they leave (see `beside`).
"""

from __future__ import annotations

import polars as pl

from casualties.link.beside import without_own
from casualties.link.bits import bits_of, probability
from casualties.link.compare import Trees
from casualties.link.incidents import Ties
from casualties.link.nodes import HARMS, Nodes
from casualties.model import Relation, ToldAs, lift
from casualties.rulebook.linking import LimitName, Linking
from casualties.scopes import Relations

__all__ = ["FOUND", "SUMMARY", "meetings", "sums"]

SUMMARY, EVENT = str(ToldAs.SUMMARY), str(ToldAs.EVENT)

FOUND: dict[str, pl.DataType] = {
    "whole": pl.UInt32(),
    "part": pl.UInt32(),
    "probability": pl.Float64(),
    "reasons": pl.String(),
    "beside": pl.Boolean(),
    "settled": pl.Boolean(),
    "event": pl.Int64(),
}
_BY = ("name", "admin1", "country")
_SAYS = {"name": "place", "admin1": "province", "country": "country"}


def meetings(frame: pl.DataFrame, nodes: Nodes, relations: Relations, ties: Ties, rules: Linking) -> pl.DataFrame:
    """Each row that may hold others, with every row and text that lies in its place and days and counts the same harm.

    `frame` are the nodes as they are compared; columns of what is held end in `_part`, `by` says what the place is told
    by. Rows typed twice are there once.
    """
    rows = _counted(frame).filter(~pl.col("node").is_in(ties.twins["right"].implode()))
    return _not_apart(_met(_wholes(rows, rules), rows, rules), nodes, relations)


def sums(
    met: pl.DataFrame,
    nodes: Nodes,
    claims: pl.DataFrame,
    relations: Relations,
    ties: Ties,
    before: pl.Series,
    rules: Linking,
) -> pl.DataFrame:
    """`whole`, `part` (nodes), `probability`, `reasons`, in order of nodes, of the pairs `met` (as `meetings`).

    `beside` says that its own list has other rows in the whole's place and days. A row that is typed twice, or that
    people or an earlier run hold to be of an incident with another, is no sum; except one beside its own list's rows
    that an earlier run (`before`) put into an incident as what it is here.
    """
    tied = pl.concat([pairs[side] for pairs in (ties.same, ties.twins) for side in ("left", "right")])
    free = ~pl.col("node").is_in(tied.implode())
    met = met.filter(~pl.col("text_part"), "inside", free | pl.col("node").is_in(before.implode()))
    beside = met.filter(pl.col("source") == pl.col("source_part"))["node"].unique()
    found = _adding_up(without_own(met.filter(free | pl.col("node").is_in(beside.implode())), rules), rules)
    parted = pl.concat([ties.different, ties.different.select(left="right", right="left")])
    against = found.join(parted, left_on=["node", "part"], right_on=["left", "right"], how="semi")["node"]
    found = found.filter(~pl.col("node").is_in(against.implode()))
    outside = _outside(found, nodes.frame["claim"], claims, relations)
    found = found.filter(~pl.col("node").is_in(outside.implode()))
    return (
        found.select(
            "part",
            "probability",
            "reasons",
            whole="node",
            beside=pl.col("node").is_in(beside.implode()),
            settled=pl.lit(value=True),
            event=pl.lit(None, pl.Int64),
        )
        .select(list(FOUND))
        .cast(pl.Schema(FOUND))
        .sort("whole", "part")
    )


def _counted(frame: pl.DataFrame) -> pl.DataFrame:
    """The dated rows and texts with the first harm that they count, `harm`: `said`, null where the amount is vague."""
    counts = [pl.coalesce(f"{harm}_said", f"{harm}_low").is_not_null() for harm in HARMS]
    said = pl.coalesce(pl.when(there).then(f"{harm}_said") for there, harm in zip(counts, HARMS, strict=True))
    harm = pl.coalesce(pl.when(there).then(at) for at, there in enumerate(counts))
    other = pl.when(harm == len(HARMS) - 1).then("other_harm")
    columns = [
        "node", "source", "first", "last", "name", "admin1", "country", "radius", "perpetrator", "cause", "text",
        "told_as",
    ]  # fmt: skip
    dated = pl.col("first").is_not_null() & pl.col("last").is_not_null()
    lines = frame.lazy().filter(dated).select(*columns, said=said, harm=harm, other_harm=other)
    return lines.filter(pl.col("harm").is_not_null()).collect()


def _wholes(rows: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The rows that may hold others, with `by`: the column that says where."""
    days = pl.col("last") - pl.col("first") + 1
    point = pl.col("radius").is_null() | (pl.col("radius") <= rules.limit("point_km"))
    by = (
        pl.when(pl.col("name").is_not_null() & point).then(pl.lit("name"))
        .when(pl.col("name").is_null() & pl.col("admin1").is_not_null()).then(pl.lit("admin1"))
        .when(pl.col("name").is_null() & pl.col("country").is_not_null()).then(pl.lit("country"))
    )  # fmt: skip
    counted = ~pl.col("text") & pl.col("said").is_not_null()
    form = (days > 1) | pl.col("name").is_null() | pl.col("told_as").eq_missing(SUMMARY)
    return rows.with_columns(by=by).filter(
        counted & form & (days <= rules.limit("sum_days")) & pl.col("by").is_not_null()
    )


def _met(wholes: pl.DataFrame, rows: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """Each whole with every row that lies in its place and days and counts the same harm; columns of rows end in
    `_part`. What is told as a summary meets what lies but partly in its days, too (not `inside`).

    Days on which a place has very many rows are passed over, and so is whatever holds them.
    """
    found = []
    for by in _BY:
        mine = wholes.filter(pl.col("by") == by).with_columns(key=pl.col(by).cast(pl.Int64))
        before = pl.when(pl.col("told_as").eq_missing(SUMMARY)).then(int(rules.limit("days_weighed"))).otherwise(0)
        each = pl.int_ranges(pl.col("first") - before, pl.col("last") + 1, dtype=pl.Int32)
        days = mine.with_columns(day=each).explode("day")
        others = rows.filter(pl.col(by).is_not_null()).with_columns(key=pl.col(by).cast(pl.Int64), day=pl.col("first"))
        others = others.join(days.select("key", "day").unique(), on=["key", "day"], how="semi")
        crowded = others.with_columns(rows=pl.len().over("key", "day")).filter(pl.col("rows") > rules.limit("block"))
        full = days.join(crowded.select("key", "day").unique(), on=["key", "day"], how="semi")["node"]
        met = days.filter(~pl.col("node").is_in(full.implode())).join(others, on=["key", "day"], suffix="_part")
        found.append(met.drop("key", "day"))
    pairs = pl.concat(found).rename({"node_part": "part"}).filter(pl.col("part") != pl.col("node"))
    one_country = (pl.col("country") == pl.col("country_part")).fill_null(value=True)
    one_harm = (pl.col("harm") == pl.col("harm_part")) & pl.col("other_harm").eq_missing(pl.col("other_harm_part"))
    own_or_event = (pl.col("source") == pl.col("source_part")) | pl.col("told_as_part").ne_missing(SUMMARY)
    summary = pl.col("told_as").eq_missing(SUMMARY)
    inside = (pl.col("first_part") >= pl.col("first")) & (pl.col("last_part") <= pl.col("last"))
    overlaps = summary & (pl.col("last_part") >= pl.col("first"))
    pairs = pairs.with_columns(inside=inside)
    return pairs.filter(one_country & one_harm & (inside | overlaps) & (own_or_event | summary))


def _not_apart(met: pl.DataFrame, nodes: Nodes, relations: Relations) -> pl.DataFrame:
    """The pairs whose perpetrators and causes do not exclude one another."""
    trees: Trees = {"perpetrator": relations.perpetrator, "cause": relations.cause}
    for column, relate in trees.items():
        texts, both = nodes.words[column], (column, f"{column}_part")
        known = met.select(both).drop_nulls().unique().sort(both)
        apart = [relate(texts[one], texts[other]) is Relation.DISJOINT for one, other in known.iter_rows()]
        met = met.join(known.filter(pl.Series(apart, dtype=pl.Boolean)), on=both, how="anti", maintain_order="left")
    return met


def _adding_up(met: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The pairs of wholes whose rows of one other dataset, each shorter or narrower, add up to their figure and none of
    which gives it better alone; `probability`, `reasons`.

    How likely it is that figures add up so by chance follows from the long tail of counts (see `rarity`).
    """
    finer = (
        pl.col("told_as").eq_missing(SUMMARY)
        | (pl.col("first_part") > pl.col("first"))
        | (pl.col("last_part") < pl.col("last"))
        | (pl.col("name").is_null() & pl.col("name_part").is_not_null())
    )
    off = (pl.col("sum") - pl.col("said")).abs()
    chance = pl.col("rows") * (1 / (pl.col("said") - off) - 1 / (pl.col("said") + off + 1))
    shares: dict[str, LimitName] = {SUMMARY: "sum_share_summary", EVENT: "sum_share_event"}
    start = pl.col("told_as").replace_strict(
        {told: bits_of(rules.limit(share)) for told, share in shares.items()},
        default=bits_of(rules.limit("sum_share")),
        return_dtype=pl.Float64,
    )  # fmt: skip
    groups = (
        met.filter(pl.col("told_as_part").ne_missing(SUMMARY))
        .group_by("node", "source_part")
        .agg(
            pl.col("said", "by", "told_as").first(),
            rows=pl.len(), sum=pl.col("said_part").sum(), finer=finer.all(),
            counted=pl.col("said_part").is_not_null().all(),
            single=(pl.col("said_part") - pl.col("said")).abs().min(),
        )
        .filter("finer", "counted", pl.col("rows") > 1, off < pl.col("single"))
        .filter(off <= pl.col("said") * rules.limit("sum_tolerance"))
        .with_columns(start=start, figures=-chance.clip(1e-9, 1).log(2))
        .with_columns(probability=probability(pl.col("start") + pl.col("figures")))
        .filter(pl.col("probability") >= rules.limit("sum"))
    )  # fmt: skip
    reasons = pl.format(
        "sum: {} rows of another dataset of the same {} and days add up to {} of {} {} | before adding{} {}",
        "rows", pl.col("by").replace(_SAYS), "sum", "said", _signed("figures"), _told(), _signed("start"),
    )  # fmt: skip
    told = groups.select("node", "source_part", "probability", reasons=reasons)
    parts = met.filter(pl.col("told_as_part").ne_missing(SUMMARY)).select("node", "part", "source_part")
    return parts.join(told, on=["node", "source_part"])


def _told() -> pl.Expr:
    """What the whole's own list says of it, in words."""
    return pl.col("told_as").replace_strict(
        {SUMMARY: ", told as a summary", EVENT: ", told as one event"}, default="", return_dtype=pl.String
    )


def _signed(bits: str) -> pl.Expr:
    rounded = pl.col(bits).round(1)
    return pl.concat_str(pl.when(rounded < 0).then(pl.lit("−")).otherwise(pl.lit("+")), rounded.abs().cast(pl.String))


def _outside(found: pl.DataFrame, claim: pl.Series, claims: pl.DataFrame, relations: Relations) -> pl.Series:
    """The wholes with a part that the gazetteer does not place inside of them."""
    named = pl.concat([found["node"], found["part"]]).unique().sort()
    ids = claim.gather(named)
    lines = claims.filter(pl.col("claim_id").is_in(ids.implode())).iter_rows(named=True)
    place = {line["claim_id"]: lift(line).scope.place for line in lines}
    at = {node: place[claim] for node, claim in zip(named, ids, strict=True)}
    held = [
        relations.place(at[part], at[node]) in (Relation.EQUAL, Relation.WITHIN)
        for node, part in found.select("node", "part").iter_rows()
    ]
    return found.filter(~pl.Series(held, dtype=pl.Boolean))["node"].unique()
