"""How many: numbers, ranges, vague words, and what only looks like a count."""
