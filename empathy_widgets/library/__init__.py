"""Reads content/ into domain objects; every complaint names file, line, entry and remedy. Writes nothing."""

from empathy_widgets.library.check import check_content
from empathy_widgets.library.complaint import Complaint
from empathy_widgets.library.evidence import evidence_table
from empathy_widgets.library.kinds.script_draft import ScriptDraft, load_draft
from empathy_widgets.library.heads import title_in
from empathy_widgets.library.kinds import KINDS, schema_text
from empathy_widgets.library.library import Library, load_content, load_instrument
from empathy_widgets.library.report import report

__all__ = ["KINDS", "Complaint", "Library", "ScriptDraft", "check_content", "evidence_table", "load_content",
           "load_draft", "load_instrument", "report", "schema_text", "title_in"]
