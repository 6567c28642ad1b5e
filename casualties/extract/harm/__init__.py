"""What happened to a group: verbs, nouns, labels and tables of harm; one sentence read as a whole."""
