"""The page: one HTML file that opens offline, with every finding, its figures, words and reasons.

What strangers wrote is escaped by the template; pictures are drawn here and hold escaped text alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from casualties.model import Severity
from casualties.reports.page._echoes import echoes_of
from casualties.reports.page._findings import findings_of
from casualties.reports.page._incidents import incidents_of, totals_of
from casualties.reports.page._map import incident_map
from casualties.reports.page._summary import summary_of
from casualties.reports.page._timeline import timeline
from casualties.reports.stored import Stored

__all__ = ["page"]

_INCIDENTS_SHOWN = 2_000
_COUNTED = ("documents", "datasets", "claims", "incidents", "findings", "unread")


def page(stored: Stored, *, method: Sequence[str] = (), profile: str = "internal") -> str:
    """The HTML of a stored run; `method` are the paragraphs of the methodology in force."""
    here = files("casualties.reports.page")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((here / "page.html.j2").read_text(encoding="utf-8"))
    findings = findings_of(stored)
    ranges = stored.incidents.height
    cut = (
        f"The first {_INCIDENTS_SHOWN:,} of {ranges:,} ranges; all are in incidents.csv. "
        if ranges > _INCIDENTS_SHOWN
        else ""
    )
    return template.render(
        css=Markup((here / "page.css").read_text(encoding="utf-8")),
        js=Markup((here / "page.js").read_text(encoding="utf-8")),
        run=stored.run,
        profile=profile,
        summary=summary_of(stored),
        counts=[(name, stored.run["counts"][name]) for name in _COUNTED],
        totals=totals_of(stored),
        findings=findings,
        severities=[(grave.value, sum(each.severity == grave for each in findings)) for grave in Severity],
        codes=sorted({(each.code, each.name) for each in findings}),
        incidents=incidents_of(stored.incidents.head(_INCIDENTS_SHOWN)),
        incident_caption=f"{cut}“Reported” is drawn by the policy; “bounds” is what all claims together allow.",
        timeline=timeline(stored.claims),
        map=incident_map(stored.incidents),
        echoes=echoes_of(stored),
        unread=stored.unread.to_dicts(),
        method=method,
    )
