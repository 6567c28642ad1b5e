"""Carry out `casualties totals`: words to a question, the answer as a table and what was left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from casualties.bounds import Question, Totals, totals
from casualties.bounds.question import By
from casualties.cli._runs import rulebook_of
from casualties.errors import UsageError, did_you_mean
from casualties.model import Age, Harm, Place, Sex, Status
from casualties.reports import people_csv, read_stored, write_file
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.victims import EVERYONE, Group
from casualties.wording import many, range_words

__all__ = ["Asked", "run_totals"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for, in the user's words."""

    harm: str
    victims: str | None
    place: str | None
    start: date | None
    end: date | None
    by: str | None
    policy: str | None


def run_totals(run: Path, asked: Asked, output: Path | None, rules: Path | None) -> None:
    """Answer the question on a stored run, print it, and write it where asked."""
    rulebook = rulebook_of(rules)
    gazetteer = Gazetteer.load(rulebook)
    question = _question(asked, rulebook, gazetteer)
    stored = read_stored(run)
    policy = asked.policy or stored.run["policy"]
    found = totals(stored.claims, stored.linkage, rulebook, gazetteer, question, policy)
    if output is not None:
        write_file(output, people_csv(found.lines))
    _print(found, asked, policy, question.place)
    if output is not None:
        Console(highlight=False, markup=False).print(f"Written to {output}")


def _question(asked: Asked, rulebook: Rulebook, gazetteer: Gazetteer) -> Question:
    harms = [harm.value for harm in Harm]
    if asked.harm not in harms:
        raise UsageError(
            f'--harm "{asked.harm}": no such harm{did_you_mean(asked.harm, harms)}; known: {", ".join(harms)}'
        )
    if asked.start and asked.end and asked.start > asked.end:
        raise UsageError(f"--from {asked.start} is after --to {asked.end}; swap them")
    by: By | None = next((name for name in get_args(By) if name == asked.by), None)
    return Question(
        harm=Harm(asked.harm),
        victims=_group(asked.victims, rulebook),
        place=_place(asked.place, gazetteer),
        start=asked.start,
        end=asked.end,
        by=by,
    )


def _group(words: str | None, rulebook: Rulebook) -> Group:
    slots = {
        "status": [each.value for each in Status],
        "age": [each.value for each in Age],
        "sex": [each.value for each in Sex],
    }
    slots["role"] = [role.id for role in rulebook.trees.roles]
    found: dict[str, str] = {}
    for word in (words or "").lower().split():
        slot = next((name for name, known in slots.items() if word in known), None)
        if slot is None:
            known = [each for values in slots.values() for each in values]
            raise UsageError(f'--victims "{word}": no such group{did_you_mean(word, known)}; known: {", ".join(known)}')
        if found.get(slot, word) != word:
            both = f"{found[slot]} and {word} are both words for {slot}"
            raise UsageError(f'--victims "{words}": {both}; name one of them, and ask for the other apart')
        found[slot] = word
    return EVERYONE._replace(**found)


def _place(words: str | None, gazetteer: Gazetteer) -> Place | None:
    if words is None:
        return None
    choice = gazetteer.resolve(words)
    if choice is None:
        raise UsageError(
            f'--place "{words}": not in the gazetteer; try another spelling, or add it to rules/regions.yaml'
        )
    return choice.place


def _print(found: Totals, asked: Asked, policy: str, place: Place | None) -> None:
    console = Console(highlight=False)
    where = f" in {place.name}, {place.country}" if place else ""
    days = (
        " from {} to {}".format(asked.start or "the first day", asked.end or "the last day")
        if asked.start or asked.end
        else ""
    )
    who = asked.victims or "people"
    console.print(escape(f"{who} {asked.harm}{where}{days}, by the policy “{policy}”, nobody counted twice:"))
    table = Table(box=None, padding=(0, 2), show_edge=False)
    for column in ([asked.by] if asked.by else []) + [
        "counted once",
        "best",
        "what all claims allow",
        "added up naively",
        "incidents",
    ]:
        table.add_column(column, justify="left" if column == asked.by else "right")
    for line in found.lines.iter_rows(named=True):
        cells = [str(line[asked.by])] if asked.by else []
        cells += [
            range_words(line["low"], line["high"], is_open=bool(line["open"]), nothing="none named"),
            "" if line["best"] is None else f"{line['best']:,}",
            range_words(line["bound_low"], line["bound_high"], is_open=False, nothing="none agrees with all"),
            f"{line['added_up'] or 0:,}",
            f"{line['incidents'] or 0:,}",
        ]
        table.add_row(*map(escape, cells))
    console.print(table)
    for reason, count in found.left_out.group_by("reason").agg(pl.len()).sort("reason").iter_rows():
        console.print(escape(f"left out of the sum: {many(count, 'claim')}, {reason}"))
