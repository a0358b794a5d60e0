"""What every command shares: refusals in one sentence, and the exit code that goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from empathy_widgets.errors import EmpathyError

__all__ = ["WorkspaceOption", "refusals"]

WorkspaceOption = Annotated[Path | None, typer.Option(
    "--workspace", metavar="DIR", help="The folder that holds your cases. Made on first use; only you can read it.")]


@contextmanager
def refusals() -> Iterator[None]:
    """Say what is wrong in one sentence on standard error, and end the program with exit code 2."""
    try:
        yield
    except EmpathyError as error:
        typer.echo(f"empathy: {error}", err=True)
        raise typer.Exit(2) from None
