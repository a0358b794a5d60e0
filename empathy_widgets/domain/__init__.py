"""Nouns of the trade as frozen pydantic models. No I/O, no Jupyter, no arithmetic beyond counting."""

from empathy_widgets.domain.activity import Activity
from empathy_widgets.domain.instrument import (
    Choice, Composite, Identifier, Instrument, Item, MissingRule, ReferenceSample, ReferenceValue, Reviewed, Subscale,
    Wording,
)
from empathy_widgets.domain.records import (
    Actor, Administration, AuditEntry, Case, HandOver, Mode, Response, Role, Status,
)
from empathy_widgets.domain.run import Run, RunEvent, RunKind
from empathy_widgets.domain.score import Profile, QualityNote, ReliableChange, Score, Verdict

__all__ = [
    "Activity", "Actor", "Administration", "AuditEntry", "Case", "Choice", "Composite", "HandOver", "Identifier", "Instrument",
    "Item", "MissingRule", "Mode", "Profile", "QualityNote", "ReferenceSample", "ReferenceValue", "ReliableChange",
    "Response", "Reviewed", "Role", "Run", "RunEvent", "RunKind", "Score", "Status", "Subscale", "Verdict", "Wording",
]
