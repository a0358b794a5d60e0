"""Whom clients may ring in an emergency: a file of the workspace, ``crisis.yaml``, which a person may edit as well."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from empathy_widgets.domain import CrisisNumber

__all__ = ["MOST_NUMBERS", "keep_numbers", "numbers_in"]

FILE = "crisis.yaml"
MOST_NUMBERS = 8
LARGEST = 20_000


def numbers_in(folder: Path) -> tuple[CrisisNumber, ...]:
    """The numbers in the workspace's file; none where there is no file, or it cannot be read as one."""
    try:
        with (folder / FILE).open("rb") as opened:
            rows = YAML(typ="safe").load(opened.read(LARGEST).decode("utf-8"))
        return tuple(CrisisNumber.model_validate({name: str(value) for name, value in row.items()})
                     for row in (rows or [])[:MOST_NUMBERS])
    except (OSError, UnicodeDecodeError, YAMLError, ValidationError, AttributeError, TypeError, KeyError):
        return ()


def keep_numbers(folder: Path, numbers: Iterable[CrisisNumber]) -> None:
    """Write the file anew, whole or not at all."""
    text = io.StringIO()
    YAML().dump([one.model_dump() for one in numbers], text)
    fresh = folder / f"{FILE}.new"
    fresh.write_text(text.getvalue(), "utf-8")
    fresh.replace(folder / FILE)
