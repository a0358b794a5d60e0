"""Run as a program: serve a folder of notebooks in place of the chapters, and write down every route there is."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from empathy_widgets.records import Workspace
from empathy_widgets.server import launcher, page_parts

__all__ = ["main"]


def main(notebooks: str, workspace: str, port: str, routes: str) -> None:
    """Serve until told to stop."""

    class Told(launcher.WorkbookServer):
        def listen(self) -> None:
            assert len(self.app.default_router.rules) == 1, "a route stands outside the list"
            rules = self.app.wildcard_router.rules
            Path(routes).write_text(json.dumps([rule.matcher.regex.pattern for rule in rules]), "utf-8")
            super().listen()

    launcher.notebooks_folder = lambda: Path(notebooks)
    launcher.WorkbookServer = Told
    page_parts.POLICY = page_parts.SITES_POLICY  # these stand-ins bring their widgets' scripts as text
    launcher.serve(Workspace(workspace), int(port), browser=False, announce=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
