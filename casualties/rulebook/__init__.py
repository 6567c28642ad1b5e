"""The rulebook: `rules/*.yaml`, typed, one module for each file; what a person judged, with its reasons."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path

from casualties.errors import InputError
from casualties.resources import folder
from casualties.rulebook.findings import FindingRules, read_findings

__all__ = ["Rulebook"]


class Rulebook:
    """The rules in force: ours, and a user's folder laid over them. Each file is read when first asked for."""

    def __init__(self, *overlays: Path) -> None:
        for overlay in overlays:
            if not overlay.is_dir():
                raise InputError(overlay, "no such folder of rules", "give the folder that holds your .yaml files")
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
