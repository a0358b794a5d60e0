"""Bring the browsers of phones: Firefox with what drives it, and WebKit with its driver and a screen nobody sees.

Run as a program it installs what is missing: Debian's packages as root, the rest from the lock beside this file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent))

from javascript.prepare import bring, ready  # noqa: E402

__all__ = ["FOLDER", "LEFT_OUT", "PROGRAMS", "may_install", "missing"]

PROGRAMS = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
"""Each program, and Debian's package that brings it."""


def missing() -> list[str]:
    """The packages whose program is not on this machine."""
    return [package for program, package in PROGRAMS.items() if not shutil.which(program)]


def may_install() -> bool:
    """Whether Debian's packages can be installed here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    """Install them where that is allowed."""
    if may_install():
        print(f"Installing {', '.join(packages)} for the tests of phones …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
                       env=quiet, stdout=subprocess.DEVNULL, check=False)


LEFT_OUT = "Firefox and WebKit cannot be installed on this machine, so what phones do is not tried here."
"""What is said where neither is there and nobody may install them, as on a computer that is not Debian."""


if __name__ == "__main__":
    if absent := missing():
        install(absent)
    if (absent := missing()) and not may_install():
        print(LEFT_OUT)
        sys.exit()
    if absent:
        sys.exit(f"The tests of phones need {', '.join(absent)}; install them, on Debian by "
                 f"`apt-get install {' '.join(absent)}`, and run the tests again.")
    if not ready(FOLDER) and (amiss := bring(FOLDER)):
        sys.exit(f"What drives Firefox could not be brought ({amiss}). Try again when you are online.")
    print("Phones: Firefox and WebKit")
