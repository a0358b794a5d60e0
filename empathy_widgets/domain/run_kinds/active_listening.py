"""What practising active listening keeps beside its log."""

from __future__ import annotations

from empathy_widgets.domain.run_kinds.kind import Body, OfText
from empathy_widgets.domain.run_kinds.practised import COMMON, Bool, Keyed, PracticeSettings, Words

__all__ = ["BODIES", "SETTINGS"]


class SaidBack(Keyed):
    """A statement said back in own words, and how the person looked at it afterwards; ``key`` is the statement's id."""

    text: Words
    added: Bool = None
    dropped: Bool = None
    judged: Bool = None


SETTINGS = PracticeSettings
BODIES: dict[str, type[Body]] = {**COMMON, "track": OfText, "say-back": SaidBack}
"""``track``: the id of the track that is practised."""
