"""What each event of a document comes to: disjoint groups added, parts never, the last word where revised."""
