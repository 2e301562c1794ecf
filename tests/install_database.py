"""Make sure that the tests of the records have a PostgreSQL, and say what is fetched from where.

Where none is installed and none can be had without a password, those tests are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def installed() -> bool:
    """Tell whether PostgreSQL's programs are there."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return shutil.which("initdb") is not None or any(debian)


def from_distribution() -> bool:
    """Install the distribution's package where that needs no password; start no server."""
    if not shutil.which("apt-get") or os.name != "posix":
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and (not shutil.which("sudo") or subprocess.run([*root, "true"]).returncode):
        return False
    print("Installing PostgreSQL for the tests of the records with apt-get …", flush=True)
    given = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    subprocess.run([*root, *given, "update", "-q"], check=False)
    wanted = ["install", "-y", "-q", "--no-install-recommends", "postgresql"]
    return subprocess.run([*root, *given, *wanted], check=False).returncode == 0


def main() -> int:
    """Return 0: without a PostgreSQL its tests are skipped, and say so."""
    if not installed() and not from_distribution():
        print("No PostgreSQL is installed: the tests on it will be skipped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
