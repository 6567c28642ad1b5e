"""Link waterfalls: what each comparison adds to or takes from the likelihood that two claims are of one incident."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from casualties.model import JOIN

__all__ = ["Step", "steps_of", "waterfall"]

_WEIGHT = re.compile(r"^(?P<what>.*?)\s*\(?(?P<weight>[+\u2212-]\d+(?:\.\d+)?)\)?$")
_WIDTH, _ROW, _LEFT = 300, 20, 330


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison in words, with its weight in bits where it has one."""

    what: str
    weight: float | None


def steps_of(reasons: str) -> list[Step]:
    """The steps of a link's `reasons` (joined with ` | `, each ending in its signed weight)."""
    steps = []
    for reason in reasons.split(JOIN):
        fit = _WEIGHT.match(reason.strip())
        if fit:
            steps.append(Step(fit["what"].rstrip(" :,"), float(fit["weight"].replace("\u2212", "-"))))
        elif reason.strip():
            steps.append(Step(reason.strip(), None))
    return steps


def waterfall(reasons: str) -> Markup:
    """An SVG of the steps, one below the other, each starting where the last one ended."""
    steps = [step for step in steps_of(reasons) if step.weight is not None]
    if not steps:
        return Markup()
    sums = [0.0]
    for step in steps:
        sums.append(sums[-1] + (step.weight or 0.0))
    least, most = min(sums), max(sums)
    scale = _WIDTH / max(most - least, 1.0)

    def at(value: float) -> float:
        return round(_LEFT + (value - least) * scale, 1)

    parts = [Markup('<path class="axis" d="M{} 0V{}"/>').format(at(0), len(steps) * _ROW)]
    for row, (step, before, after) in enumerate(zip(steps, sums, sums[1:], strict=False)):
        start, end = sorted((at(before), at(after)))
        sign = "for" if after >= before else "against"
        parts.append(
            Markup(
                '<text class="who" x="{}" y="{}">{}</text><rect class="{}" x="{}" y="{}" width="{}" height="12"/>'
                '<text x="{}" y="{}">{}</text>'
            ).format(
                _LEFT - 10,
                row * _ROW + 14,
                step.what[:52],
                sign,
                start,
                row * _ROW + 4,
                round(max(end - start, 1.5), 1),
                _LEFT + _WIDTH + 8,
                row * _ROW + 14,
                f"{step.weight:+.1f}",
            )
        )
    words = "; ".join(f"{step.what} {step.weight:+.1f}" for step in steps)
    return Markup('<svg class="waterfall" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(
        words, _LEFT + _WIDTH + 60, len(steps) * _ROW + 4, Markup().join(parts)
    )
