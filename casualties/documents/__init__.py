"""Files to documents: text as stored, with offsets, and what the file says of its publication."""

from casualties.documents.read import is_document, read_documents

__all__ = ["is_document", "read_documents"]
