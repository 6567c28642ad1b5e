"""The words of the rules, compiled once, and the closed classes of English."""
