"""One name for each source: bodies by the rules, a spokesman by his body, the unnamed by their role.

"Russia's Defence Ministry" is the Russian Defence Ministry, "a spokesman for the coalition" the coalition, "a doctor at
the city's main hospital" a doctor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from casualties.extract.sources.words import SourceWords

__all__ = ["Name", "Names"]

_PARENS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_QUOTES = re.compile(r"[“”\"‘]|(?<!\w)['’]|(?<!s)['’](?!\w)|['’]$")
_AGE = re.compile(r"\b[\w-]+[- ]year[- ]old\s+|,\s*\d{2}\b")
_OWNER = re.compile(r"(?P<owner>.+?)(?:['’]s|s['’])\s+(?P<rest>.+)$")
_ARTICLE = re.compile(r"^(?P<article>the|a|an)\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
_FOR = re.compile(r"\s+(?:for|of|at|from|with)\s+(?P<body>.+)$")
_PLACED = re.compile(
    r"\s+(?:in|at|from|near|on|with|inside|based|reached|close|familiar|speaking|who|named|called|aged|identified|fleeing|living)\s+.*$"
)
_KIND = re.compile(r"\s+(?:news agency|agency|news|television|newspaper|radio|TV)$", re.IGNORECASE)
_ARTICLE_OR_OWNER = re.compile(r"^(?:its|their|his|her|the|state|official|state-run)\s+", re.IGNORECASE)
_SENIOR = re.compile(
    r"(?:(?:a|an|the|one|two|three|several|senior|chief|deputy|official|top|local|main|his|its|their)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A source as printed, its kind (named, body, person, group, figures, or a known body's), and as written."""

    text: str
    kind: str
    written: str
    definite: bool = False


class Names:
    """Names by the rules of sources, countries and actors."""

    def __init__(self, words: SourceWords) -> None:
        self._words = words
        voices = [word for word, kind in words.roles.items() if kind == "voice"]
        joined = "|".join(sorted(map(re.escape, voices), key=len, reverse=True))
        self._voice = re.compile(rf"(?P<before>.*?)\b(?P<voice>{joined})\b(?P<after>.*)$", re.IGNORECASE | re.DOTALL)

    def of(self, phrase: str) -> Name | None:
        """The name of a noun phrase; None where it names nobody who could speak."""
        written = " ".join(_QUOTES.sub("", _PARENS.sub("", phrase)).split()).strip(" ,.;:-–—'’")
        day, _, behind = written.partition(" ")
        if day in self._words.days and behind[:1].isupper():
            written = behind  # "by the end of Tuesday SJAC counted 12"
        if not written:
            return None
        joined = self._joined(written)
        if joined:
            return joined
        definite = written.lower().startswith("the ")
        known = self._words.known(written) or self._words.known(_KIND.sub("", _ARTICLE_OR_OWNER.sub("", written)))
        if known:
            return Name(known[0], known[1], written, definite)
        spoken = self._spoken_for(written)
        if spoken:
            return spoken
        return self._unknown(written, definite)

    def _joined(self, written: str) -> Name | None:
        """Two sources joined by "and" are one name."""
        left, both, right = written.partition(" and ")
        if not both or self._words.known(written):
            return None
        one, two = self.of(left), self.of(right)
        if one is None or two is None:
            return None
        if one.kind == "named" and self._words.role(right) and not self._words.role(left):
            return None  # "the Search and Rescue agency"
        return Name(f"{one.text} and {two.text}", one.kind, written)

    def _spoken_for(self, written: str) -> Name | None:
        """The body of a spokesman."""
        found = self._voice.match(written)
        if found is None:
            return None
        body = _FOR.match(found["after"])
        if body:
            return self.of(body["body"])
        before = _SENIOR.sub("", found["before"].strip(), count=1) if found["before"].strip() else ""
        before = re.sub(r"['’]s?$", "", before.strip())
        if before:
            name = self.of(before)
            return replace(name, written=written) if name else Name(before, "body", written)
        return Name(found["voice"].lower(), "voice", written, definite=written.lower().startswith("the "))

    def _unknown(self, written: str, definite: bool) -> Name | None:
        phrase = self._words.dropped.sub("", _AGE.sub("", written)).strip()
        article = _ARTICLE.match(phrase)
        bare = article["rest"] if article else phrase
        placed = _PLACED.sub("", bare)
        if placed != bare and self._words.role(placed):
            bare = placed
        bare = self._owned(bare) or bare
        head, kind = self._headed(bare)
        known = self._words.known(head) or self._headed_by(bare, head)
        if known:
            return Name(known[0], known[1], written, definite)
        if kind is None:
            if not self._proper(bare):
                return None
            return Name(head, "state" if head in self._words.states else "named", written, definite)
        if kind == "named":
            return Name(head, kind, written, definite)
        head = self._lowered(head)
        if article and article["article"].lower() != "the" and kind in ("person", "figures"):
            spoken = article["article"].lower() if phrase == written else "an" if head[:1].lower() in "aeiou" else "a"
            head = f"{spoken} {head}"
        return Name(head, kind, written, definite)

    def _headed_by(self, bare: str, head: str) -> tuple[str, str] | None:
        """The known body of its head: "director of the Syrian Observatory", "Observatory head"."""
        office, of, body = bare.partition(" of ")
        if of and office.split(" ")[-1].lower() in self._words.heads:
            return self._words.known(body)
        words = head.split()
        return self._words.known(" ".join(words[:-1])) if words[-1].lower() in self._words.heads else None

    def _owned(self, bare: str) -> str | None:
        """ "Russia's Defence Ministry" → "Russian Defence Ministry"; "the GNA's ministry" → "GNA ministry"."""
        owner = _OWNER.match(bare)
        if owner is None:
            return None
        if owner["owner"][0].islower() and bare[owner.end("owner")] == "s":
            return None  # "the lawyers' union"
        name = _ARTICLE.sub(r"\g<rest>", owner["owner"])
        rest = self._words.dropped.sub("", owner["rest"])
        if name and name[0].isupper():
            return f"{self._words.states.get(name, name)} {rest}"
        return f"{name}'s {rest}" if self._words.role(name) == "person" else rest

    def _headed(self, bare: str) -> tuple[str, str | None]:
        """A phrase without where its head is, and what kind the head is.

        An office goes without the name of its holder, a body by its own name: "the disaster agency INGD" is INGD.
        """
        whole = self._words.role(bare)
        if whole:
            return bare, whole
        head = _PLACED.sub("", bare)
        words = head.split()
        for at, word in enumerate(words[:-1]):
            own = words[at + 1 :]
            if word.islower() and self._words.role(" ".join(words[: at + 1])) == "body" and _capital(own):
                return " ".join(own), "named"
        for length in range(len(words), 0, -1):
            kind, rest = self._words.role(" ".join(words[:length])), words[length:]
            if kind is None:
                continue
            if not rest or rest[0] in ("of", "for"):
                return head, kind
            if not all(word[:1].isupper() for word in rest) or (length == 1 and words[0][:1].isupper()):
                continue  # a title and a name, "General Miller", is a name
            return " ".join(words[:length]), kind
        return head, None

    def _proper(self, bare: str) -> bool:
        words = [word for word in bare.split() if word[:1].isalpha() or word[:1] in "@#"]
        capitals = [word for word in words if word[:1].isupper() or word[:1] in "@#"]
        return (
            bool(capitals)
            and bare.split()[0][:1] not in "0123456789"
            and len(capitals) * 2 >= len(words)
            and (words[0][:1].isupper() or words[0][:1] in "@#" or len(capitals) > 1)
            and not all(word in self._words.days for word in capitals)
        )

    def _lowered(self, head: str) -> str:
        """A first word that is only capital because a sentence begins with it."""
        first, blank, rest = head.partition(" ")
        if first[:1].isupper() and first[1:].islower() and rest == rest.lower():
            if first in self._words.adjectives or first in self._words.states or first.endswith(("'s", "’s")):
                return head
            if not rest or first.lower() in self._words.roles or first.lower() in self._words.common:
                return first.lower() + blank + rest
        return head


def _capital(words: list[str]) -> bool:
    return all(word[:1].isupper() for word in words)
