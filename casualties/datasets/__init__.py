"""Tables to claims: column maps of `rules/datasets` read CSV, Parquet and Excel files into one claims frame."""

from casualties.datasets.identities import told_apart
from casualties.datasets.open_sheets import is_dataset
from casualties.datasets.raw import RawTable, read_raw_table
from casualties.datasets.read import read_dataset
from casualties.datasets.room import check_room
from casualties.datasets.table import Table

__all__ = ["RawTable", "Table", "check_room", "is_dataset", "read_dataset", "read_raw_table", "told_apart"]
