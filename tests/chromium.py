"""The one Chromium of tests and benchmarks: found on this machine or installed, and always started the same way.

Any Chromium will do, Debian's full one as well as its headless shell; `EMPATHY_CHROMIUM` names the one to use.
Where there is none the headless shell is installed: by apt on Debian as root, else Playwright's build.
Run as a program it prepares the browser; imported it finds and starts it. A missing browser is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

__all__ = ["chromium", "launch"]

OWN = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OFF = (
    # Playwright's own list, which this one takes the place of
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
    "AimEnabled", "PreconnectToSearch", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion",
    # The full browser loads the lists of its address bar as two pages for every window, and keeps renderers ready
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "PreloadTopChromeWebUI", "SpareRendererForSitePerProcess",
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", f"--disable-features={','.join(OFF)}")
"""What makes the full browser as plain and nearly as quick as its headless shell; both are started with all of it."""


def chromium() -> str | None:
    """Path of the Chromium that was asked for or is on this machine, or None."""
    if asked := os.environ.get("EMPATHY_CHROMIUM"):
        return shutil.which(asked)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    asked = subprocess.run([sys.executable, "-c", OWN], capture_output=True, text=True, check=False)
    own = asked.stdout.strip()
    return own if own and Path(own).exists() else None


def launch(playwright: Playwright, *flags: str) -> Browser:
    """Start it, with further flags where a test needs them; without a Chromium tests fail, they are not left out."""
    found = chromium()
    assert found, "No Chromium on this machine: run `make test`, which installs one."
    return playwright.chromium.launch(executable_path=found, args=[*FLAGS, *flags])


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


def every() -> list[str]:
    """Every kind of Chromium on this machine, Debian's two brought first where they can be."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        command = ["apt-get", "install", "-y", "-qq", *NAMES[:2]]
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    return [found for name in NAMES if (found := shutil.which(name))] or [found for found in [chromium()] if found]


if __name__ == "__main__":
    if "--every" in sys.argv:
        print("\n".join(every()))
        sys.exit()
    if chromium() is None:
        print("Installing a Chromium for the browser tests …", flush=True)
        install()
    found = chromium()
    if found is None:
        sys.exit("No Chromium was found or could be installed; install one and run the tests again.")
    print(f"Browser: {found}")
