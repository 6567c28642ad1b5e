"""How a command ends: one message on stderr for whatever goes wrong, and an exit code that says which."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from traceback import format_exception
from typing import Any

import typer

from casualties.errors import CasualtiesError, did_you_mean
from casualties.printable import printable, shortened

__all__ = ["ended"]

_MISTAKE, _OURS = 2, 70  # EX_SOFTWARE of sysexits.h
_STOPPED, _NOBODY_READS = 130, 141  # 128 + the signal's number, as shells have it
_LONGEST_LINE = 1_000
_CHOICE = re.compile(r"'(?P<given>[^']*)' is not one of (?P<known>'.*')\.")


def ended(command: Callable[..., Any]) -> int:
    """Run the command and give its exit code.

    A user's mistake is one message and 2, one of ours a traceback and 70, an interrupt 130, a broken pipe 141.
    """
    if sys.stdout is None:
        return _told("the standard output is closed; send it to a file, or to /dev/null")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = command(standalone_mode=False, prog_name="casualties")
        sys.stdout.flush()
    except CasualtiesError as error:
        return _told(str(error))
    except typer.TyperException as error:
        return _told(_of_the_command_line(error))
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        return _told(_of_the_system(error))
    except RecursionError:
        return _told("something in the input is nested too deeply to be read; look for a file that is not what it says")
    except MemoryError:
        return _told("the memory is not enough for this input; give it in parts")
    except (KeyboardInterrupt, typer.Abort):
        code = _STOPPED
    except Exception as error:  # a mistake of ours: told as one, and never with the code of a finding
        if sys.stderr is not None:
            sys.stderr.write(printable("".join(format_exception(error))))
        return _told("an error in casualties itself; please report what stands above", _OURS)
    if code == _STOPPED:
        return _told("stopped; what was there before is unchanged", _STOPPED)
    return code if isinstance(code, int) else 0


def _told(message: str, code: int = _MISTAKE) -> int:
    lines = [shortened(line, _LONGEST_LINE) for line in printable(message).splitlines()]
    if sys.stderr is not None:
        sys.stderr.write("casualties: " + "\n".join(lines) + "\n")
    if sys.stdout is not None:
        _let_go()
    return code


def _unread() -> int:
    _let_go()
    return _NOBODY_READS


def _let_go() -> None:
    """Give up what is still to be written where it cannot be: Python would say so once more at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _of_the_command_line(error: typer.TyperException) -> str:
    message = error.format_message().replace("Value error, ", "").strip()
    choice = _CHOICE.search(message)
    if choice:
        message = message.rstrip(".") + did_you_mean(choice["given"], re.findall(r"'([^']*)'", choice["known"]))
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "casualties"
    return f"{message.rstrip('.')}; see `{command} --help`"


def _of_the_system(error: OSError) -> str:
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "the standard output"
    return f"{where}: {error.strerror or error}; check the path, rights and space"
