"""A server that is odd in a way a test asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import psutil
from served import Served

__all__ = ["OddServer"]


class OddServer(Served):
    """A server started by ``odd_serve.py``."""

    def __init__(self, folder: Path, log: Path, *oddities: str) -> None:
        super().__init__(folder, log)
        self.oddities = oddities

    def start(self) -> OddServer:
        """Start and read the one line with the address and the token."""
        program = Path(__file__).with_name("odd_serve.py")
        command = [sys.executable, str(program), str(self.folder), str(self.port), *self.oddities]
        with self.log.open("ab") as log:
            self._begun = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        self.process = psutil.Process(self._begun.pid)
        line = self._begun.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*token=\S+", line)
        assert found, f"no link in {line!r}; the log says: {self.log.read_text('utf-8')[-2000:]}"
        self.told = found[0]
        return self
