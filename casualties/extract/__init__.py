"""Text to claims: sentences, counts of people, what harmed them, and the slots of their scope."""

from casualties.extract.extractor import Extracted, Extractor
from casualties.extract.many import extract_all, incident_lines
from casualties.extract.sums.incidents import DocumentIncident
from casualties.extract.text.reading import Anchor, Mention, Reading, Sentence, Slot, read

__all__ = [
    "Anchor",
    "DocumentIncident",
    "Extracted",
    "Extractor",
    "Mention",
    "Reading",
    "Sentence",
    "Slot",
    "extract_all",
    "incident_lines",
    "read",
]
