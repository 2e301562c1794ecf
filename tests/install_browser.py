"""Make sure that the browser tests have a Chromium, and say what is fetched from where.

Order: the program that MOORLANDS_CHROMIUM names; one already installed; the distribution's package
(as root, or with sudo that asks for no password); last, Playwright's own build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ["chromium", "fonts-liberation"]


def installed() -> str | None:
    """Return the path of a Chromium that is already there."""
    named = os.environ.get("MOORLANDS_CHROMIUM")
    if named and shutil.which(named):
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def from_distribution() -> bool:
    """Install the distribution's package where that needs no password."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and (not shutil.which("sudo") or subprocess.run([*root, "true"]).returncode):
        return False
    print("Installing Chromium for the browser tests with apt-get …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*root, "apt-get", "update", "-q"], env=environment, check=False)
    done = subprocess.run(
        [*root, "apt-get", "install", "-y", "-q", "--no-install-recommends", *PACKAGES],
        env=environment,
        check=False,
    )
    return done.returncode == 0


def main() -> int:
    """Return 0 once there is a browser."""
    if installed() or from_distribution():
        return 0
    print("Fetching Chromium with Playwright, from its download site …", flush=True)
    return subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"]).returncode


if __name__ == "__main__":
    sys.exit(main())
