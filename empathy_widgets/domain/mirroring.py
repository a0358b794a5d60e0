"""A mirroring sequence: rounds in which people copy one another's face, posture, gesture, pace or voice.

The named faces and postures are a few numbers each, for line drawings; a face like this is not proof of what anybody
feels. They live here once: the checker knows their names, and the page draws their numbers.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.instrument import Noun

__all__ = ["CHANNELS", "FACES", "Face", "POSTURES", "Posture", "Round", "Sequence"]

CHANNELS = ("face", "gaze", "posture", "gesture", "pace", "voice")


class Face(Noun):
    """A line face. Every number is -1 to 1 around a face at rest, except ``lids`` and ``open`` (0 to 1) and ``tilt``.

    ``brow`` lifts the brows, ``frown`` draws their inner ends up (1) or down (-1), ``lids`` is how far the eyes are
    open, ``aside`` and ``down`` turn the gaze, ``curve`` and ``wide`` and ``open`` shape the mouth, ``tilt`` is
    degrees.
    """

    brow: float = Field(0, ge=-1, le=1)
    frown: float = Field(0, ge=-1, le=1)
    lids: float = Field(0.75, ge=0, le=1)
    aside: float = Field(0, ge=-1, le=1)
    down: float = Field(0, ge=-1, le=1)
    curve: float = Field(0, ge=-1, le=1)
    wide: float = Field(0, ge=-1, le=1)
    open: float = Field(0, ge=0, le=1)
    tilt: float = Field(0, ge=-20, le=20)


class Posture(Noun):
    """A line figure on a chair: ``lean`` and ``bow`` in degrees, ``shoulders`` -1 to 1, hands as places.

    ``left`` and ``right`` are where the hands are, across (-1 to 1, the figure's own left first) and up (0 knees,
    1 head).
    """

    lean: float = Field(0, ge=-20, le=20)
    bow: float = Field(0, ge=-30, le=40)
    shoulders: float = Field(0, ge=-1, le=1)
    left: tuple[float, float] = (-0.4, 0.0)
    right: tuple[float, float] = (0.4, 0.0)


FACES: dict[str, Face] = {
    "calm": Face(),
    "attentive": Face(brow=0.35, lids=0.9, tilt=4),
    "soft-smile": Face(brow=0.1, lids=0.65, curve=0.55, wide=0.2),
    "wide-smile": Face(brow=0.35, lids=0.5, curve=0.95, wide=0.6, open=0.35),
    "surprise": Face(brow=1, lids=1, curve=0, wide=-0.4, open=0.9),
    "worry": Face(brow=0.3, frown=0.8, lids=0.8, curve=-0.35, wide=-0.2),
    "sadness": Face(brow=-0.1, frown=0.9, lids=0.5, down=0.5, curve=-0.7, tilt=5),
    "tenderness": Face(brow=0.15, frown=0.35, lids=0.6, curve=0.35, tilt=9),
    "eyes-closed": Face(lids=0, curve=0.1),
    "looking-aside": Face(lids=0.7, aside=0.9),
    "looking-down": Face(lids=0.4, down=0.9, tilt=3),
    "thoughtful": Face(brow=-0.2, frown=-0.5, lids=0.6, aside=-0.4, down=-0.5, wide=-0.3),
}

POSTURES: dict[str, Posture] = {
    "upright": Posture(),
    "leaning-in": Posture(lean=12, bow=6),
    "leaning-back": Posture(lean=-12, bow=-6),
    "head-lowered": Posture(bow=30, shoulders=-0.2),
    "shoulders-up": Posture(shoulders=1),
    "shoulders-down": Posture(shoulders=-0.7, bow=4),
    "hand-on-heart": Posture(right=(-0.12, 0.62), bow=8),
    "hands-open": Posture(left=(-0.85, 0.35), right=(0.85, 0.35)),
    "arms-crossed": Posture(left=(0.25, 0.5), right=(-0.25, 0.5)),
    "one-hand-raised": Posture(right=(0.75, 1.0)),
    "both-hands-raised": Posture(left=(-0.7, 0.95), right=(0.7, 0.95)),
    "hands-together": Posture(left=(-0.06, 0.35), right=(0.06, 0.35), bow=6),
}


class Round(Noun):
    """One round: who leads, which channels, how long (seconds), how lively, and the cue in words for everybody.

    ``face`` and ``posture`` name drawings to move through in equal parts of the round; ``breath`` is the length of one
    breath of the pace ring, seconds, 0 for none.
    """

    title: str
    lead: Literal["first", "second", "together"]
    channels: tuple[str, ...]
    seconds: int = Field(ge=20, le=90)
    energy: Literal["still", "gentle", "lively"]
    cue: str
    face: tuple[str, ...] = ()
    posture: tuple[str, ...] = ()
    breath: int = Field(default=0, ge=0, le=14)
    notice: str


class Sequence(Activity):
    """A few rounds that belong together, and what to talk over afterwards."""

    whom: tuple[Literal["one", "pair", "couple", "group"], ...]
    rounds: tuple[Round, ...] = Field(min_length=3)
    debrief: tuple[str, ...]
