"""The text itself: sentences, tokens, what stands around a word, and mentions read when they are asked for."""
