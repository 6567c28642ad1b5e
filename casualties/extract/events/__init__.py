"""Which figures of a document speak of one event, and how each is told."""
