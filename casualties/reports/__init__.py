"""What people see: tables, summaries, pages."""

from casualties.reports.claims import claim_lines, claims_csv, claims_table
from casualties.reports.datapackage import datapackage
from casualties.reports.methodology import method_paragraphs, methodology
from casualties.reports.page import page
from casualties.reports.people import people_csv, tagged_csv
from casualties.reports.public import public
from casualties.reports.stored import Stored, read_stored
from casualties.reports.summary import print_summary
from casualties.reports.tables import findings_frame, tables_of, unread_frame
from casualties.reports.writing import write_file, write_folder, write_lines
from casualties.reports.xlsx import workbook

__all__ = [
    "Stored",
    "claim_lines",
    "claims_csv",
    "claims_table",
    "datapackage",
    "findings_frame",
    "method_paragraphs",
    "methodology",
    "page",
    "people_csv",
    "print_summary",
    "public",
    "read_stored",
    "tables_of",
    "tagged_csv",
    "unread_frame",
    "workbook",
    "write_file",
    "write_folder",
    "write_lines",
]
