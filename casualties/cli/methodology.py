"""`casualties methodology`: what is counted, by which policies, conventions, thresholds and sources."""

from __future__ import annotations

from casualties.cli._options import Rules, examples

__all__ = ["EXAMPLES", "methodology"]

EXAMPLES = examples(
    "casualties methodology",
    "casualties methodology --rules mine > methodology.md",
)


def methodology(rules: Rules = None) -> None:
    """Print the methodology in force, from the rules themselves."""
    # Imported here, not above: the rules take longer to load than `--help` may.
    from casualties.cli._reporting import print_methodology

    print_methodology(rules)
