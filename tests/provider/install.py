"""Install the provider that the tests sign in with, and say what is fetched from where."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
PROVIDER = FOLDER / "node_modules" / "oidc-provider"


def main() -> int:
    """Return 0 once it is there, or where there is no Node: its tests are skipped then."""
    if PROVIDER.is_dir():
        return 0
    npm = shutil.which("npm")
    if npm is None:
        print("No Node.js with npm: the tests that sign in are skipped.")
        return 0
    print("Fetching oidc-provider for the tests that sign in, with npm …", flush=True)
    words = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    return subprocess.run(words, cwd=FOLDER, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
