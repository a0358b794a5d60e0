"""Arithmetic: scores, reliable change, quality notes, and which answers are possible. Pure functions."""

from empathy_widgets.scoring.quality import quality_notes
from empathy_widgets.scoring.reliable_change import change_threshold, reliable_change, required_change
from empathy_widgets.scoring.response import check_response
from empathy_widgets.scoring.score import score_instrument
from empathy_widgets.scoring.stands_out import StandsOut, clear_scores, stands_out

__all__ = [
    "StandsOut", "change_threshold", "check_response", "clear_scores", "quality_notes", "reliable_change",
    "required_change", "score_instrument", "stands_out",
]
