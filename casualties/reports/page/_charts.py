"""Charts for the page: a Vega-Lite drawing turned into inline SVG, offline."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

__all__ = ["svg"]

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_OUTSIDE = re.compile(r'\s(?:xmlns(?::\w+)?)="[^"]*"')


def svg(drawing: dict[str, Any]) -> Markup:
    """The SVG of a Vega-Lite drawing; what strangers wrote in its values is escaped by the renderer."""
    # Imported here, not above: the renderer takes a quarter of a second to load.
    import vl_convert

    config = {"font": "system-ui, sans-serif", "view": {"stroke": None}, "background": "transparent"}
    drawn = vl_convert.vegalite_to_svg({"$schema": _SCHEMA, "config": config, **drawing}, vl_version="6.4")
    start = drawn.index("<svg")
    return Markup(_OUTSIDE.sub("", drawn[start:], count=2))
