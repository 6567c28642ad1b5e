"""The gate: expectations on tables beside the findings of a reconciliation, as one result that a build can fail on."""

from casualties.checks.excused import read_baseline, waived
from casualties.checks.formats import formats
from casualties.checks.located import Checked, Located, Spot
from casualties.checks.relational import located_findings, located_unread
from casualties.checks.tables import Checkable, check_table

__all__ = [
    "Checkable",
    "Checked",
    "Located",
    "Spot",
    "check_table",
    "formats",
    "located_findings",
    "located_unread",
    "read_baseline",
    "waived",
]
