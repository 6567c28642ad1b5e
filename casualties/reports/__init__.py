"""What people see: tables, summaries, pages."""

from casualties.reports.claims import claim_lines, claims_csv, claims_table
from casualties.reports.summary import print_summary
from casualties.reports.tables import findings_frame, tables_of, unread_frame
from casualties.reports.writing import write_file, write_folder

__all__ = [
    "claim_lines",
    "claims_csv",
    "claims_table",
    "findings_frame",
    "print_summary",
    "tables_of",
    "unread_frame",
    "write_file",
    "write_folder",
]
