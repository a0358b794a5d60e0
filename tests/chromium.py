"""Find a Chromium for the browser tests, or install one: Debian's package as root, Playwright's build otherwise.

Chromium's own headless build comes first: the same engine without the browser's windows, in half the time.
Run as a program it prepares the browser; imported it only says where it is. A missing browser is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

__all__ = ["chromium"]

OWN = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str | None:
    """Path of a Chromium on this machine, or None."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    asked = subprocess.run([sys.executable, "-c", OWN], capture_output=True, text=True, check=False)
    own = asked.stdout.strip()
    return own if own and Path(own).exists() else None


def install() -> None:
    """Install a Chromium with whatever this machine allows."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        for package in ("chromium-headless-shell", "chromium"):
            command = ["apt-get", "install", "-y", "-qq", package, "fonts-liberation"]
            if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0:
                return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if chromium() is None:
        print("Installing a Chromium for the browser tests …", flush=True)
        install()
    found = chromium()
    if found is None:
        sys.exit("No Chromium was found or could be installed; install one and run the tests again.")
    print(f"Browser: {found}")
