"""The work every peer does: the same 20 items of 5 choices, one durable commit an answer, a radar of four subscales.

The sentences are made up for the measuring and belong to no scale.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from typing import Any

__all__ = ["CHOICES", "ITEMS", "LAYOUT", "commit", "radar", "sums"]

CHOICES = ("Almost never", "Sometimes", "About half the time", "Most of the time", "Almost always")
ITEMS = (
    "I look at the sky before I leave the house.",
    "I read a recipe to its end before I begin.",
    "I put things back where I found them.",
    "I write down what I have to buy.",
    "I take the stairs rather than the lift.",
    "I know what day of the month it is.",
    "I drink my tea while it is hot.",
    "I go to bed at the same hour.",
    "I hum while I do the dishes.",
    "I keep the letters that come by post.",
    "I plan a journey on paper.",
    "I try a dish I do not know.",
    "I open the windows in the morning.",
    "I carry an umbrella in case it rains.",
    "I answer a message on the day it comes.",
    "I finish a book that I have begun.",
    "I walk a different way home.",
    "I sort the washing by its colours.",
    "I remember where I put my keys.",
    "I look up words I do not know.",
)
KEY = {"NCE": (1, 5, 9, 13, 17), "PCE": (3, 7, 11, 15, 19), "NAE": (2, 6, 10, 14, 18), "PAE": (4, 8, 12, 16, 20)}
"""Subscale to its items, counted from 1, as in the stock notebook."""
LAYOUT: dict[str, Any] = {"polar": {"radialaxis": {"range": [5, 25]}}}

_database = sqlite3.connect(os.environ["PEER_DATABASE"], isolation_level=None, check_same_thread=False)
_database.execute("PRAGMA journal_mode=WAL")
_database.execute("PRAGMA synchronous=FULL")
_database.execute("CREATE TABLE IF NOT EXISTS response "
                  "(item INTEGER PRIMARY KEY, choice INTEGER, at TEXT DEFAULT CURRENT_TIMESTAMP)")


def commit(item: int, choice: int) -> None:
    """Put one answer on the disk; when this returns it is there."""
    _database.execute("INSERT OR REPLACE INTO response (item, choice) VALUES (?, ?)", (item, choice))


def sums(answers: Mapping[int, int]) -> list[int]:
    """The four sums with the first repeated, so that the polygon closes; what is not answered yet counts as 1."""
    each = [sum(answers.get(item, 1) for item in items) for items in KEY.values()]
    return [*each, each[0]]


def radar(answers: Mapping[int, int]) -> dict[str, Any]:
    """The one trace of the chart, as plotly takes it."""
    return {"type": "scatterpolar", "r": sums(answers), "theta": [*KEY, "NCE"], "fill": "toself"}
