"""A scope: which casualties a figure counts, by harm, victims, place, perpetrator and cause."""

from __future__ import annotations

from enum import StrEnum

from casualties.model._base import Value

__all__ = ["Age", "Harm", "Perpetrator", "Place", "PlaceKind", "Scope", "Sex", "Status", "Victims"]


class Harm(StrEnum):
    """What happened to the people counted; `casualties` is killed or injured."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"


class Status(StrEnum):
    """Standing under the law of war; None is "not said"."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"


class Age(StrEnum):
    """Age group of the victims; None is "not said"."""

    CHILD = "child"
    ADULT = "adult"
    ELDERLY = "elderly"


class Sex(StrEnum):
    """Sex of the victims; None is "not said"."""

    FEMALE = "female"
    MALE = "male"


class PlaceKind(StrEnum):
    """How large a place is: a country, a part of one named by the gazetteer, a city, a part named only in words."""

    COUNTRY = "country"
    ADMIN = "admin"
    CITY = "city"
    REGION = "region"


class Victims(Value):
    """The group of people counted; every slot None is everyone."""

    status: Status | None = None
    age: Age | None = None
    sex: Sex | None = None
    role: str | None = None
    nationality: str | None = None
    text: str = ""

    @property
    def label(self) -> str:
        """The group in words, parts in a fixed order ("civilian child female"); empty for everyone."""
        parts = (self.status, self.age, self.sex, self.role, self.nationality)
        return " ".join(str(part) for part in parts if part is not None)


class Place(Value):
    """A place as resolved (name, country, admin1, geonameid, degrees) and as written (text).

    `precision_km` is the radius in km within which the true spot lies, where a dataset says so.
    """

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    kind: PlaceKind | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    text: str = ""
    precision_km: float | None = None


class Perpetrator(Value):
    """Who is said to have done it: the canonical name by `rules/actors.yaml`, and the words."""

    name: str
    text: str = ""


class Scope(Value):
    """The part of all casualties that a figure counts."""

    harm: Harm
    victims: Victims = Victims()
    place: Place | None = None
    perpetrator: Perpetrator | None = None
    cause: str | None = None
