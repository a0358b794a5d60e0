"""Reads content/ into domain objects; every complaint names file, line, entry and remedy. Writes nothing."""

from empathy_widgets.library.check import check_content
from empathy_widgets.library.complaint import Complaint
from empathy_widgets.library.form import schema, schema_text
from empathy_widgets.library.shelf import Library, load_instrument

__all__ = ["Complaint", "Library", "check_content", "load_instrument", "schema", "schema_text"]
