"""The browsers of phones beside Chromium, each behind the same few words: Firefox, and WebKit, which is Safari's."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from javascript.prepare import NODE
from phones.prepare import FOLDER
from selenium.webdriver import Remote, WebKitGTKOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service
from served import until

__all__ = ["Browser", "Firefox", "WebKit"]

WIDTH, HEIGHT = 412, 915
"""A phone's screen, in CSS pixels."""


def found(program: str) -> str:
    """Where a program is; without it tests fail, they are not left out."""
    place = shutil.which(program)
    assert place, f"No {program} on this machine: run `make test`, which says what to install."
    return place


class Browser:
    """One tab of one person. What a browser brings is `open`, `reload`, `evaluate`, `screenshot` and `click_now`."""

    def open(self, address: str) -> None:
        """Go to an address and wait until it was loaded."""
        raise NotImplementedError

    def reload(self) -> None:
        """Load the page again."""
        raise NotImplementedError

    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression is worth on the page."""
        raise NotImplementedError

    def click_now(self, selector: str) -> None:
        """Click as a finger does, in the middle of the first element found."""
        raise NotImplementedError

    def screenshot(self, path: Path) -> None:
        """Keep what is on the screen, as PNG."""
        raise NotImplementedError

    def complaints(self) -> list[str]:
        """What went amiss on the page since this was last asked, where the browser's driver tells of it."""
        return []

    def close(self) -> None:
        """End the browser and what it needed."""
        raise NotImplementedError

    def click(self, selector: str) -> None:
        """Click what is found, as soon as it is there."""
        self.until_there(selector)
        self.click_now(selector)

    def count(self, selector: str) -> int:
        """How many elements are found."""
        return int(self.evaluate(f"document.querySelectorAll({json.dumps(selector)}).length"))

    def text(self, selector: str) -> str:
        """The words of the first element found, "" without one."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def until_there(self, selector: str, seconds: float = 40) -> None:
        """Wait until something is found."""
        until(lambda: self.count(selector), seconds, what=selector)

    def until_gone(self, selector: str, seconds: float = 40) -> None:
        """Wait until nothing is found any more."""
        until(lambda: not self.count(selector), seconds, what=f"the end of {selector}")


class Firefox(Browser):
    """Firefox by WebDriver BiDi, spoken by puppeteer; the browser ends with the script that drives it."""

    def __init__(self, log: Path) -> None:
        command = [str(NODE), str(FOLDER / "firefox.mjs"), found("firefox-esr"), str(WIDTH), str(HEIGHT)]
        with log.open("ab") as said:
            self.driver = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True)
        self.version = self._hear()

    def _hear(self) -> Any:
        """What came of the last wish; RuntimeError with the browser's words when it went amiss."""
        line = self.driver.stdout.readline()
        told = json.loads(line) if line else {"amiss": "Firefox has ended"}
        if "amiss" in told:
            raise RuntimeError(told["amiss"])
        return told["came"]

    def _ask(self, wish: str, *given: str) -> Any:
        self.driver.stdin.write(json.dumps({"wish": wish, "with": given}) + "\n")
        self.driver.stdin.flush()
        return self._hear()

    def open(self, address: str) -> None:
        self._ask("open", address)

    def reload(self) -> None:
        self._ask("reload")

    def evaluate(self, expression: str) -> Any:
        return self._ask("evaluate", expression)

    def click_now(self, selector: str) -> None:
        self._ask("click", selector)

    def screenshot(self, path: Path) -> None:
        self._ask("screenshot", str(path))

    def complaints(self) -> list[str]:
        return self._ask("complaints")

    def close(self) -> None:
        self.driver.stdin.close()
        self.driver.wait(30)
        self.driver.stdout.close()


class WebKit(Browser):
    """WebKitGTK's small browser by WebDriver, on a screen of its own that nobody sees."""

    def __init__(self, log: Path) -> None:
        with ExitStack() as ends, log.open("ab") as said:
            screen = Screen(said)
            ends.callback(screen.end)
            # what WebKit draws is drawn by the processor: the screen has no other
            own = {**os.environ, "DISPLAY": screen.name, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
            service = Service(found("WebKitWebDriver"), log_output=said, env=own)
            service.start()
            ends.callback(service.stop)
            connection = RemoteConnection(client_config=ClientConfig(service.service_url))
            self.driver = Remote(connection, options=WebKitGTKOptions())
            ends.callback(self.driver.quit)
            self.driver.set_window_rect(0, 0, WIDTH, HEIGHT)
            self.version = f"{self.driver.name} {self.driver.capabilities['browserVersion']}"
            self.close = ends.pop_all().close

    def open(self, address: str) -> None:
        self.driver.get(address)

    def reload(self) -> None:
        self.driver.refresh()

    def evaluate(self, expression: str) -> Any:
        return self.driver.execute_script(f"return ({expression});")

    def click_now(self, selector: str) -> None:
        element = self.driver.find_element("css selector", selector)
        # WebKit's driver refuses what lies below the screen instead of going there
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def screenshot(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))


class Screen:
    """An X server that draws into memory, on the first free number."""

    def __init__(self, log: IO[bytes]) -> None:
        reads, writes = os.pipe()
        command = [found("Xvfb"), "-displayfd", str(writes), "-screen", "0", "1024x1024x24", "-nolisten", "tcp"]
        self.running = subprocess.Popen(command, pass_fds=[writes], stdout=log, stderr=log)
        os.close(writes)
        with os.fdopen(reads, "rb") as said:
            number = said.readline().decode().strip()  # it comes when the screen can be used
        self.name = f":{number}"
        assert number, "Xvfb ended at once"

    def end(self) -> None:
        """End it, and wait until it has ended."""
        self.running.terminate()
        self.running.wait(10)
