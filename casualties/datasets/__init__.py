"""Tables to claims: column maps of `rules/datasets` read CSV, Parquet and Excel files into one claims frame."""

from casualties.datasets.read import is_dataset, read_dataset
from casualties.datasets.table import Table

__all__ = ["Table", "is_dataset", "read_dataset"]
