"""The noun phrase before or after a verb of saying: how far a name reaches in either direction.

Both walks are short and linear: a name ends at punctuation, at a verb or conjunction, at a new determiner.
"""

from __future__ import annotations

import re
from itertools import takewhile

from casualties.extract.sources.words import SourceWords

__all__ = ["Phrases"]

_TOKEN = re.compile(r"[^\W_][\w.&/’'@-]*[^\W_]['’]?|[^\W_]|[@#]\w+")
_GAP = re.compile(r"\s+|\s*\([^()]{1,40}\)\s*")
_REACH = 170


class Phrases:
    """Noun phrases beside verbs, by the words of the rules."""

    def __init__(self, words: SourceWords) -> None:
        self._words = words

    def before(self, text: str, start: int, at: int) -> tuple[int, int] | None:
        """The span of the phrase that ends before `at`, adverbs and days between them aside; not before `start`."""
        low = max(start, at - _REACH)
        end = self.unfilled(text, low, at)
        tokens = list(_TOKEN.finditer(text, low, end))
        for length in range(min(len(tokens), 9), 1, -1):
            if self._words.known(text[tokens[-length].start() : tokens[-1].end()]):
                return tokens[-length].start(), tokens[-1].end()
        if not tokens or text[tokens[-1].end() : end].strip(" )") or self._is_end(tokens[-1].group()):
            return None
        first = len(tokens) - 1
        while first > 0:
            token, earlier = tokens[first], tokens[first - 1]
            if not _GAP.fullmatch(text, earlier.end(), token.start()):
                break
            if token.group().lower() in self._words.determiners and not self._goes_back(earlier.group()):
                break
            if not self._may_join(tokens, first - 1):
                break
            first -= 1
        while first < len(tokens) and tokens[first].group().lower() in ("and", *self._words.inner):
            first += 1
        return (tokens[first].start(), tokens[-1].end()) if first < len(tokens) else None

    def opening(self, text: str, start: int, at: int) -> tuple[int, int] | None:
        """The noun phrase that opens a clause, up to its head: "A doctor" of "A doctor who treated them said"."""
        tokens: list[re.Match[str]] = []
        for token in _TOKEN.finditer(text, start, min(at, start + 90)):
            if self._is_end(token.group()) or (tokens and not _GAP.fullmatch(text, tokens[-1].end(), token.start())):
                break
            tokens.append(token)
        for length in range(len(tokens), 0, -1):
            words = " ".join(token.group() for token in tokens[:length])
            if self._words.role(words) or self._words.known(words):
                own = takewhile(self._is_own_name, tokens[length:])  # "the agency Saba"
                return tokens[0].start(), [tokens[length - 1], *own][-1].end()
        return None

    def _is_own_name(self, token: re.Match[str]) -> bool:
        return token.group()[:1].isupper() and token.group() not in self._words.days

    def unfilled(self, text: str, low: int, at: int) -> int:
        """Where a phrase before `at` ends once adverbs, auxiliaries and days before the verb are set aside."""
        end = at
        for _ in range(5):
            window = text[max(low, end - 48) : end].rstrip()
            end -= len(text[max(low, end - 48) : end]) - len(window)
            filler = self._words.between.search(" " + window if end - len(window) == low else window)
            if filler is None:
                break
            end -= min(len(filler.group()), len(window))
        return end

    def _goes_back(self, word: str) -> bool:
        return word.lower() in self._words.inner or word.lower() == "and"

    def _may_join(self, tokens: list[re.Match[str]], at: int) -> bool:
        """Whether the token before still belongs to the phrase."""
        word = tokens[at].group()
        lower = word.lower()
        if lower in self._words.inner or lower == "and":
            if at == 0:
                return False
            head = tokens[at - 1].group()
            return self._is_head(tokens, at - 1) or (lower in ("of", "for", "and") and head[:1].isupper())
        return not self._is_end(word) or (at > 0 and word.istitle())  # a person may be called Will

    def _is_head(self, tokens: list[re.Match[str]], at: int) -> bool:
        words = " ".join(token.group() for token in tokens[max(0, at - 2) : at + 1])
        return self._words.role(words) is not None

    def _is_end(self, word: str) -> bool:
        lower = word.lower()
        if word[:1].isdigit() and not re.search(r"[a-zA-Z]", word):
            return True
        return lower in self._words.ends and not (word[:1].isupper() and word.isupper())

    def after(self, text: str, at: int, end: int) -> tuple[int, int] | None:
        """The span of the phrase that begins at `at` or after blanks, within `end`."""
        first: re.Match[str] | None = None
        last: re.Match[str] | None = None
        end = min(end, at + _REACH)
        named = self._named_after(text, at, end)
        if named is not None:
            return named
        for token in _TOKEN.finditer(text, at, end):
            if last is None:
                if text[at : token.start()].strip(" "):
                    return None
            elif not _GAP.fullmatch(text, last.end(), token.start()):
                break
            word, lower = token.group(), token.group().lower()
            if last is not None and (self._is_end(word) or word in self._words.days):
                break
            if last is None and self._is_end(word):
                return None
            if lower in self._words.determiners and last is not None and not self._goes_back(last.group()):
                break
            first, last = first or token, token
        if first is None or last is None:
            return None
        stop = last.end()
        while stop > first.start():
            tail = text[first.start() : stop].rsplit(None, 1)[-1].lower()
            if tail not in ("and", *self._words.inner, *self._words.determiners):
                break
            stop = first.start() + len(text[first.start() : stop - len(tail)].rstrip())
        return (first.start(), stop) if stop > first.start() else None

    def _named_after(self, text: str, at: int, end: int) -> tuple[int, int] | None:
        """A known name of several words right after `at`, whatever words it holds ("Doctors Without Borders")."""
        tokens = list(_TOKEN.finditer(text, at, min(end, at + 90)))[:9]
        if not tokens or text[at : tokens[0].start()].strip(" "):
            return None
        for length in range(len(tokens), 1, -1):
            if self._words.known(text[tokens[0].start() : tokens[length - 1].end()]):
                return tokens[0].start(), tokens[length - 1].end()
        return None
