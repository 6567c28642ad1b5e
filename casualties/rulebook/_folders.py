"""The folders of rules, ours first, a user's laid over it."""

from __future__ import annotations

from pathlib import Path

from casualties.errors import RuleFileError, did_you_mean

__all__ = ["check_names", "layers", "named"]


def layers(folders: tuple[Path, ...], name: str) -> list[Path]:
    """The files `name` of the folders that have one, in order; at least one is there."""
    found = [folder / name for folder in folders if (folder / name).is_file()]
    if not found:
        raise RuleFileError([f"{folders[-1] / name}:1: file: not there; every folder of rules starts from ours"])
    return found


def named(folders: tuple[Path, ...], kind: str) -> dict[str, list[Path]]:
    """The files of the sub-folders `kind` by their name without suffix, sorted: `{"ucdp_ged": [ours, the user's]}`."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted((folder / kind).glob("*.yaml")):
            found.setdefault(path.stem, []).append(path)
    return dict(sorted(found.items()))


def check_names(overlay: Path, ours: Path) -> None:
    """A file of rules that nothing reads is a mistake, not silence: its name has to be one of ours.

    In the sub-folders (`datasets`, `policies` …) a user names files as he likes. Raises RuleFileError.
    """
    files = [path.name for path in ours.glob("*.yaml")]
    folders = [path.name for path in ours.iterdir() if path.is_dir()]
    problems = []
    for path in sorted([*overlay.rglob("*.yaml"), *overlay.rglob("*.yml")]):
        inside = path.relative_to(overlay)
        if any(part.startswith(".") for part in inside.parts):
            continue
        if path.suffix == ".yml":
            problems.append(f"{path}:1: file: is not read; end its name in .yaml")
        elif len(inside.parts) == 1 and path.name not in files:
            problems.append(f"{path}:1: file: no file of rules has this name{did_you_mean(path.name, files)}")
        elif len(inside.parts) > 1 and (len(inside.parts) > 2 or inside.parts[0] not in folders):
            guess = did_you_mean(inside.parts[0], folders)
            problems.append(
                f"{path}:1: file: no folder of rules has this name{guess}; known: {', '.join(sorted(folders))}"
            )
    if problems:
        raise RuleFileError(problems)
