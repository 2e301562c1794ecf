"""The `moorlands-dash` command.

Results go to standard output, progress and errors to standard error. Exit code 0: done; 1: done
but something was refused (for `check` also quarantined, but for total rows), or not done; 2: asked
wrongly.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.cli.arguments import parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = parser().parse_args(arguments)
    from moorlands_dash.cli import commands, keeping, learning, opening, templating, tending
    from moorlands_dash.cli.plain import UsageError
    from moorlands_dash.partnership import SettingsError
    from moorlands_dash.store.home import StoreError, settings_of

    try:
        asked.partnership = asked.partnership or settings_of(asked.home)
        places = (opening, tending, keeping, learning, templating, commands)
        module = next(each for each in places if hasattr(each, asked.command))
        code: int = getattr(module, asked.command)(asked)
    except (StoreError, SettingsError) as error:
        return _failed(str(error), 1)
    except UsageError as error:
        return _failed(str(error), 2)
    except KeyboardInterrupt:
        return _failed("Stopped. What was published before still is.", 130)
    except BrokenPipeError:
        # Whoever read the output has seen enough; closing it keeps Python from complaining too.
        sys.stderr.close()
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _failed(f"{where}{error.strerror or error}. What was published before still is.", 1)
    except Exception as error:
        return _failed(_unforeseen(error), 1)
    return code


def _unforeseen(error: Exception) -> str:
    """Return a fault of the program in words, with the place that whoever mends it must know.

    MOORLANDS_TRACEBACK=1 raises it instead.
    """
    if os.environ.get("MOORLANDS_TRACEBACK"):
        raise error
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"This should not have happened: {type(error).__name__} in {Path(last.filename).name}, "
        f"line {last.lineno}: {error}. What was published before still is. Please report it; with "
        "MOORLANDS_TRACEBACK=1 set, the command says where it came from."
    )


def _failed(message: str, code: int) -> int:
    from moorlands_dash.cli.plain import printable

    lines = (printable(line) for line in message.splitlines())
    sys.stderr.write("moorlands-dash: " + "\n  ".join(lines) + "\n")
    return code
