"""Who is counted: noun phrases, persons, groups, and lists of groups."""
