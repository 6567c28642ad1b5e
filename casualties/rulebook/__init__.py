"""The rulebook: `rules/*.yaml`, typed, one module for each file; what a person judged, with its reasons."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path

from casualties.errors import InputError, UsageError, did_you_mean
from casualties.resources import folder
from casualties.rulebook._folders import check_names
from casualties.rulebook._habits import check_conventions
from casualties.rulebook.actors import Actors, read_actors
from casualties.rulebook.blame import BlameRules, read_blame
from casualties.rulebook.bounds import BoundRules, read_bounds
from casualties.rulebook.causes import CauseRules, read_causes
from casualties.rulebook.conventions import Convention, read_conventions
from casualties.rulebook.countries import Countries, read_countries
from casualties.rulebook.datasets import DatasetMap, read_datasets
from casualties.rulebook.events import EventRules, read_events
from casualties.rulebook.findings import FindingRules, read_findings
from casualties.rulebook.harms import HarmWords, Phrases, read_harms, read_phrases
from casualties.rulebook.hxl import HxlRules, read_hxl
from casualties.rulebook.linking import Linking, read_linking
from casualties.rulebook.periods import PeriodRules, read_periods
from casualties.rulebook.places import PlaceRules, read_places
from casualties.rulebook.policies import Policy, read_policies
from casualties.rulebook.public import PublicWords, read_public
from casualties.rulebook.quantities import Quantities, read_quantities
from casualties.rulebook.regions import Regions, read_regions
from casualties.rulebook.sources import SourceRules, read_sources
from casualties.rulebook.sums import SumRules, read_sums
from casualties.rulebook.tables import TableRules, read_tables
from casualties.rulebook.trees import Trees, read_trees
from casualties.rulebook.victims import VictimWords, read_victims

__all__ = ["Rulebook"]


class Rulebook:
    """The rules in force: ours, and a user's folder laid over them. Each file is read when first asked for."""

    def __init__(self, *overlays: Path) -> None:
        for overlay in overlays:
            if not overlay.is_dir():
                raise InputError(overlay, "no such folder of rules", "give the folder that holds your .yaml files")
            check_names(overlay, folder("rules"))
        self.folders = (folder("rules"), *overlays)

    @cached_property
    def hashes(self) -> dict[str, str]:
        """sha256 (hex) of every rule file in force, by its path inside its folder; a user's are marked with `+`."""
        found = {}
        for depth, base in enumerate(self.folders):
            for path in sorted(base.rglob("*.yaml")):
                found["+" * depth + path.relative_to(base).as_posix()] = sha256(path.read_bytes()).hexdigest()
        return found

    @cached_property
    def findings(self) -> FindingRules:
        """Severities and tolerances of findings: `findings.yaml`."""
        return read_findings(self.folders)

    @cached_property
    def public(self) -> PublicWords:
        """The capitalised words that a public report may say: `public.yaml`."""
        return read_public(self.folders)

    @cached_property
    def countries(self) -> Countries:
        """How reports name countries and their people: `countries.yaml`."""
        return read_countries(self.folders)

    @cached_property
    def places(self) -> PlaceRules:
        """Words of places, and what only looks like a place: `places.yaml`."""
        return read_places(self.folders)

    @cached_property
    def linking(self) -> Linking:
        """Comparisons and limits of linking: `linking.yaml`."""
        return read_linking(self.folders)

    @cached_property
    def causes(self) -> CauseRules:
        """What people are killed by, and the words that say so: `causes.yaml`."""
        return read_causes(self.folders)

    @cached_property
    def regions(self) -> Regions:
        """Regions that no gazetteer holds, and other names of places: `regions.yaml`."""
        return read_regions(self.folders)

    @cached_property
    def trees(self) -> Trees:
        """How groups of victims, causes and perpetrators lie to one another: `trees.yaml`."""
        return read_trees(self.folders)

    @cached_property
    def bounds(self) -> BoundRules:
        """Which kinds of count may be set against one another, and the solver's limits: `bounds.yaml`."""
        return read_bounds(self.folders)

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """How reported ranges are drawn, by name: `policies/<id>.yaml`."""
        return read_policies(self.folders)

    def policy(self, name: str) -> Policy:
        """The policy of a name. Raises UsageError where there is none."""
        found = self.policies.get(name)
        if found is None:
            known = ", ".join(self.policies)
            raise UsageError(f"no policy {name!r}{did_you_mean(name, list(self.policies))}; known: {known}")
        bodies = {body.name: body.rank for body in self.sources.bodies} if found.known_bodies else {}
        return found.model_copy(update={"bodies": bodies})

    @cached_property
    def datasets(self) -> dict[str, DatasetMap]:
        """Column maps by id: `datasets/*.yaml`."""
        maps = read_datasets(self.folders)
        check_conventions(maps, self.conventions, self.folders)
        return maps

    @cached_property
    def conventions(self) -> dict[str, Convention]:
        """What datasets write where they do not know, by id: `conventions/*.yaml`."""
        return read_conventions(self.folders)

    @cached_property
    def tables(self) -> TableRules:
        """How cells of a table are read: `tables.yaml`."""
        return read_tables(self.folders)

    @cached_property
    def periods(self) -> PeriodRules:
        """Words for time, what a date beside a verb dates, and campaigns: `periods.yaml`."""
        return read_periods(self.folders)

    @cached_property
    def sources(self) -> SourceRules:
        """Bodies and their names, words of attribution, series of totals: `sources.yaml`."""
        return read_sources(self.folders)

    @cached_property
    def quantities(self) -> Quantities:
        """Words of numbers, and the bounds they allow: `quantities.yaml`."""
        return read_quantities(self.folders)

    @cached_property
    def victims(self) -> VictimWords:
        """Words for people, and what each says of them: `victims.yaml`."""
        return read_victims(self.folders)

    @cached_property
    def harms(self) -> HarmWords:
        """Words of harm, and where their victims stand: `harms.yaml`."""
        return read_harms(self.folders)

    @cached_property
    def phrases(self) -> Phrases:
        """Turns of phrase that say harm: `phrases.yaml`."""
        return read_phrases(self.folders)

    @cached_property
    def actors(self) -> Actors:
        """Armed groups, forces and coalitions by name: `actors.yaml`."""
        return read_actors(self.folders)

    @cached_property
    def blame(self) -> BlameRules:
        """The words with which a text says who did it: `blame.yaml`."""
        return read_blame(self.folders)

    @cached_property
    def hxl(self) -> HxlRules:
        """What HXL hashtags mean for a figure: `hxl.yaml`."""
        return read_hxl(self.folders)

    @cached_property
    def events(self) -> EventRules:
        """How a document turns to another event, and what its figures cover: `events.yaml`."""
        return read_events(self.folders)

    @cached_property
    def sums(self) -> SumRules:
        """The words of rates, shares and steps: `sums.yaml`."""
        return read_sums(self.folders)
