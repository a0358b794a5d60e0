"""Files built to do harm: how long until they are read or refused, and whether twice as much takes twice as long.

The tests count calls, which a regular expression hides; here the time of this program's own work is measured.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

__all__ = ["growth_of_stories", "slowest_refusal"]

UNCLOSED = ("<<", "[[", "(if: $a)[", "<b ", "<% ", "{", "<!--", "'\"", "[img[", "&#", '<a data-passage="x"')
DIALECTS = ("Harlowe", "SugarCube", "Chapbook", "Snowman")
MARGIN_S = 0.02
"""Added to both sides of a ratio: below it a difference is the clock's."""


def spent(work: Callable[[], object], rounds: int = 3) -> float:
    """Seconds of this program's own work, the least of some rounds."""
    from empathy_widgets.errors import ExchangeError

    times = []
    for _round in range(rounds):
        begun = time.process_time()
        with contextlib.suppress(ExchangeError):
            work()
        times.append(time.process_time() - begun)
    return min(times)


def growth_of_stories() -> tuple[float, str]:
    """How much longer 48,000 letters of what never closes take than 24,000, at worst; and where. Linear is 2."""
    from empathy_widgets.exchange.stories import make_draft, read_story

    def seconds(dialect: str, token: str, letters: int) -> float:
        passage = token * (letters // len(token))
        raw = f':: StoryData\n{{"format": "{dialect}"}}\n:: A\n{passage}\n:: B\n{passage}\n'.encode()
        return spent(lambda: make_draft(read_story(raw, "a.twee"), ""))

    return max(
        ((seconds(dialect, token, 48_000) + MARGIN_S) / (seconds(dialect, token, 24_000) + MARGIN_S),
         f"{dialect}: {token}")
        for dialect in DIALECTS for token in UNCLOSED
    )


def slowest_refusal() -> tuple[float, float, str]:
    """Seconds to refuse the slowest of some files of five megabytes, the same in decodings of as many bytes, which."""
    from empathy_widgets.exchange.questionnaires import LARGEST, import_questionnaire

    files = {
        "letters": b"x" * LARGEST, "one too many": b"x" * (LARGEST + 1), "brackets": b"[" * LARGEST,
        "tags": b"<a>" * (LARGEST // 3),
        "rows": b"<document><rows>" + b"<row><a>1</a></row>" * (LARGEST // 20),
        "objects": b'{"pages": [' + b"{}," * (LARGEST // 3 - 9) + b"{}]}",
        "semicolons": b"field_name;" * (LARGEST // 11),
    }
    one = spent(lambda: [files["letters"].decode() for _time in range(20)]) / 20
    slowest = max(files, key=lambda name: spent(lambda: import_questionnaire("file", files[name]), 1))
    seconds = spent(lambda: import_questionnaire("file", files[slowest]))
    return seconds, seconds / one, slowest
