"""`empathy serve`: standalone Voilà behind a link with a token, with the workbook's own pages and nothing from outside.

Importing this package imports nothing more, so that the process kernels are forked from stays small and starts quickly.
"""

import sys
from typing import Any

from empathy_widgets.server.fork_client import ForkServer

__all__ = ["ForkServer", "serve"]


def serve(*arguments: Any, **named: Any) -> None:
    """Serve the workbook on this machine until interrupted; `empathy_widgets.server.launcher.serve` says how."""
    # importing it fails now, and jsonschema goes without: building its grammars takes two seconds
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from empathy_widgets.server.launcher import serve as run

    run(*arguments, **named)
