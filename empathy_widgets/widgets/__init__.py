"""What a page shows and collects. Each widget has its own folder and is read only when somebody asks for it."""

from importlib import import_module

FOLDERS = {
    "AnswerTable": "answer_table",
    "Board": "board",
    "CaseBar": "case_bar",
    "CaseList": "case_list",
    "ChapterMenu": "chapter_menu",
    "ClassFile": "class_file",
    "CorrectionForm": "correction_form",
    "Debrief": "debrief",
    "EraseForm": "erase_form",
    "InstrumentDraft": "instrument_draft",
    "ItemTable": "item_table",
    "LikertScale": "likert_scale",
    "Mirror": "mirror",
    "Notice": "notice",
    "Passport": "passport",
    "PathMap": "path_map",
    "PinPad": "pin_pad",
    "PromptCards": "prompt_cards",
    "RadarChart": "radar_chart",
    "Reading": "reading",
    "ScoreTable": "score_table",
    "Stage": "stage",
    "StartPanel": "start_panel",
    "TakeAway": "take_away",
    "TermsForm": "terms_form",
    "TrendChart": "trend_chart",
    "WordingForm": "wording_form",
}

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
]


def __getattr__(name: str) -> object:
    if name not in FOLDERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{FOLDERS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
