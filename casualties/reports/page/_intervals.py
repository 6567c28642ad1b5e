"""Interval pictures: what each claim of a finding allows, on one axis, grouped by what it counts.

A dot is an exact figure, an arrow an "at least", a bar a range, and what is hollow is vague.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

from markupsafe import Markup

from casualties.model import said_in

__all__ = ["picture"]

_LEFT, _WIDTH, _RIGHT, _ROW = 12, 330, 78, 38  # names stand above their figures, so that a phone shows both
_LOG_BEYOND = 30


@dataclass(frozen=True, slots=True)
class _Axis:
    least: float
    most: float
    log: bool

    def at(self, count: float) -> float:
        """The x position of a count."""
        if self.log:
            low, high, here = log10(max(self.least, 1)), log10(self.most), log10(max(count, 1))
            share = (here - low) / (high - low)
        else:
            share = (count - self.least) / (self.most - self.least)
        return round(_LEFT + share * _WIDTH, 1)


def picture(claims: Sequence[dict[str, Any]]) -> Markup:
    """An SVG of the claims' intervals (lines of the claims frame), with a text alternative; empty without figures."""
    drawn = [claim for claim in claims if said_in(claim) is not None]
    if not drawn:
        return Markup()
    axis = _axis(drawn)
    parts: list[Markup] = []
    y = 8
    for group, members in _grouped(drawn).items():
        parts.append(Markup('<text class="group" x="0" y="{}">{}</text>').format(y + 8, group))
        y += 18
        for claim in members:
            parts.append(_line(claim, axis, y))
            y += _ROW
    parts.append(_ticks(axis, y))
    height, width = y + 26, _LEFT + _WIDTH + _RIGHT
    alternative = "; ".join(f"{_label(claim)}: {_words(claim)}" for claim in drawn)
    return Markup('<svg class="intervals" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        alternative, width, height, Markup().join(parts)
    )


def _axis(claims: Sequence[dict[str, Any]]) -> _Axis:
    counts = [claim[name] for claim in claims for name in ("value", "low", "best", "high") if claim[name] is not None]
    most, least_positive = max(counts), min((count for count in counts if count > 0), default=1)
    if most / least_positive > _LOG_BEYOND:
        return _Axis(least=max(min(counts), 1), most=most * 1.15, log=True)
    return _Axis(least=0, most=max(most * 1.1, 1), log=False)


def _grouped(claims: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        who = " ".join(claim[name] for name in ("status", "age", "sex", "role") if claim[name]) or "everyone"
        kind = "in one incident" if claim["coverage"] == "incident" else "in all"
        groups.setdefault(f"{claim['harm']} · {who.replace('_', ' ')} · {kind}", []).append(claim)
    return groups


def _label(claim: dict[str, Any]) -> str:
    name = claim["origin"] or claim["dataset"] or claim["document"] or "nobody named"
    return f"{name[:47]}…" if len(name) > 48 else str(name)


def _line(claim: dict[str, Any], axis: _Axis, y: int) -> Markup:
    low, high, vague = claim["low"], claim["high"], claim["qualifier"] == "vague"
    number = said_in(claim)
    assert number is not None
    middle = y + 22
    hollow = " hollow" if vague else ""
    asserted = "" if claim["stance"] in (None, "asserted") else " unasserted"
    shapes = []
    if low is not None and high is not None and low != high:
        start, end = sorted((axis.at(low), axis.at(high)))
        shapes.append(
            Markup('<rect class="bar{}" x="{}" y="{}" width="{}" height="8" rx="2"/>').format(
                hollow, start, middle - 4, round(max(end - start, 2), 1)
            )
        )
    elif high is None and low is not None:
        start, end = axis.at(low), _LEFT + _WIDTH + 8
        shapes.append(Markup('<path class="arrow{}" d="M{} {}H{}m-6 -4l6 4l-6 4"/>').format(hollow, start, middle, end))
    if claim["value"] is not None or claim["best"] is not None or low == high:
        shapes.append(Markup('<circle class="dot{}" cx="{}" cy="{}" r="4.5"/>').format(hollow, axis.at(number), middle))
    return Markup(
        '<g class="claim{}"><text class="who" x="{}" y="{}">{}</text>{}<text x="{}" y="{}">{}</text></g>'
    ).format(
        asserted,
        _LEFT,
        middle - 12,
        _label(claim),
        Markup().join(shapes),
        _LEFT + _WIDTH + 14,
        middle + 4,
        _short(claim),
    )


def _short(claim: dict[str, Any]) -> str:
    low, high = claim["low"], claim["high"]
    if low is None or low == high:
        return f"{said_in(claim):,}"
    return f"{low:,}+" if high is None else f"{low:,}–{high:,}"


def _words(claim: dict[str, Any]) -> str:
    low, high = claim["low"], claim["high"]
    if high is None and low is not None:
        return f"at least {low:,}"
    if low is not None and low != high:
        return f"between {low:,} and {high:,}"
    return f"{said_in(claim):,}"


def _ticks(axis: _Axis, y: int) -> Markup:
    marks = [axis.least, axis.most / (1.15 if axis.log else 1.1)]
    parts = [Markup('<path class="axis" d="M{} {}H{}"/>').format(_LEFT, y, _LEFT + _WIDTH)]
    for mark in marks:
        parts.append(
            Markup('<text class="tick" x="{}" y="{}">{}</text>').format(axis.at(mark), y + 16, f"{round(mark):,}")
        )
    if axis.log:
        parts.append(Markup('<text class="tick" x="{}" y="{}">log scale</text>').format(_LEFT + _WIDTH / 2, y + 16))
    return Markup().join(parts)
