"""Opening the dashboard in a browser: the web server is a program of its own."""

from __future__ import annotations

import os
import subprocess  # nosec B404 # words in a list, no shell
import sys
from collections.abc import Mapping, Sequence


def serve(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the web server until it is stopped; return its exit code.

    Where it can, it takes this process's place, so that who ends this one ends the server. No
    module of the folder that it is started from is taken for one of ours.
    """
    words = [sys.executable, "-P", "-m", "moorlands_dash.web", *arguments]
    if os.name != "nt":
        os.execve(sys.executable, words, environment)  # nosec B606 # words of ours, no shell
    try:
        return subprocess.run(words, env=environment, check=False).returncode  # nosec B603 # words of ours, no shell
    except KeyboardInterrupt:
        return 0
