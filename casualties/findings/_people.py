"""People in words: whom a claim counts, as its source says it, else by what is known of them."""

from __future__ import annotations

from casualties.model import Claim, Victims

__all__ = ["group_words"]

_HARMS = {
    "killed": "killed",
    "injured": "injured",
    "casualties": "killed or injured",
    "missing": "missing",
    "abducted": "abducted",
    "detained": "detained",
    "displaced": "displaced",
}
_HARMED = frozenset("dead deaths killed fatalities injured injuries wounded casualties missing bodies victims".split())
_NOBODY = frozenset("nobody none no-one".split())
_BY_AGE_AND_SEX = {
    ("child", None): ("child", "children"),
    ("child", "female"): ("girl", "girls"),
    ("child", "male"): ("boy", "boys"),
    ("adult", None): ("adult", "adults"),
    ("adult", "female"): ("woman", "women"),
    ("adult", "male"): ("man", "men"),
    ("elderly", None): ("elderly person", "elderly people"),
    ("elderly", "female"): ("elderly woman", "elderly women"),
    ("elderly", "male"): ("elderly man", "elderly men"),
    (None, "female"): ("female", "females"),
    (None, "male"): ("male", "males"),
}


def group_words(claim: Claim) -> str:
    """Whom it counts and what befell them: `civilians killed`, `people injured`, `killed` after a word for people."""
    victims, harm = claim.scope.victims, _HARMS[claim.scope.harm]
    named = claim.figure.text.lower().split()
    if named and named[0] in _NOBODY:
        return harm
    words = victims.text.split()
    if words and words[-1].lower() in named:
        return harm if words[-1].lower() not in _HARMED else ""
    if words and words[-1].lower() not in _HARMED:
        return f"{victims.text} {harm}"
    return f"{_noun(victims, one=claim.figure.low == claim.figure.high == 1)} {harm}"


def _noun(victims: Victims, *, one: bool) -> str:
    """A noun for a group that its source gives none for; what no one noun says is named in brackets."""
    age, sex = victims.age and str(victims.age), victims.sex and str(victims.sex)
    if (age, sex) in _BY_AGE_AND_SEX and victims.role is None and victims.nationality is None:
        return _BY_AGE_AND_SEX[age, sex][not one]
    if victims.label in ("civilian", "combatant"):
        return victims.label if one else f"{victims.label}s"
    people = "person" if one else "people"
    return f"{people} ({victims.label.replace('_', ' ')})" if victims.label else people
