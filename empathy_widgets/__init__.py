"""The Empathy Workbook: widgets, scoring and records for empathy training.

The door is `Workbook`; a notebook needs nothing else. The widgets can be used alone: ``empathy_widgets.LikertScale``.
Names are loaded when first asked for, so that scoring a file does not start a widget library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from empathy_widgets.widgets import (
        AnswerTable,
        Board,
        CaseBar,
        CaseList,
        ChapterMenu,
        ClassFile,
        CorrectionForm,
        Debrief,
        EraseForm,
        InstrumentDraft,
        ItemTable,
        LikertScale,
        Mirror,
        Notice,
        Passport,
        PathMap,
        PinPad,
        PromptCards,
        RadarChart,
        Reading,
        ScoreTable,
        Stage,
        StartPanel,
        TakeAway,
        TermsForm,
        TrendChart,
        WordingForm,
    )
    from empathy_widgets.workbook import Workbook

__version__ = "0.1.0"

__all__ = [
    "AnswerTable",
    "Board",
    "CaseBar",
    "CaseList",
    "ChapterMenu",
    "ClassFile",
    "CorrectionForm",
    "Debrief",
    "EraseForm",
    "InstrumentDraft",
    "ItemTable",
    "LikertScale",
    "Mirror",
    "Notice",
    "Passport",
    "PathMap",
    "PinPad",
    "PromptCards",
    "RadarChart",
    "Reading",
    "ScoreTable",
    "Stage",
    "StartPanel",
    "TakeAway",
    "TermsForm",
    "TrendChart",
    "WordingForm",
    "Workbook",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'workbook' if name == 'Workbook' else 'widgets'}"), name)
