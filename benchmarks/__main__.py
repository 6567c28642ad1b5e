"""`python -m benchmarks`: every benchmark with its usual settings, one after the other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

for name in sorted(module.name for module in iter_modules([str(Path(__file__).parent)])):
    if name != "__main__" and hasattr(module := import_module(f"benchmarks.{name}"), "main"):
        print(f"\n# {name}\n", flush=True)
        module.main([])
