"""Cases on their way out: CSV, XLSX, JSON and FHIR R4, each with the meaning of its columns; our own files back in."""

from empathy_widgets.exchange.export.case_file import CaseFile, Outline, ScoredSitting
from empathy_widgets.exchange.export.copies import about_copy, clients_copy
from empathy_widgets.exchange.export.document import schema_text
from empathy_widgets.exchange.export.formats import FORMATS, Format, holds_something, must_hold_something, packed
from empathy_widgets.exchange.export.reading import ReadCase, read_export
from empathy_widgets.exchange.export.reading_csv import read_answers

__all__ = ["CaseFile", "FORMATS", "Format", "Outline", "ReadCase", "ScoredSitting", "about_copy", "clients_copy",
           "holds_something",
           "must_hold_something", "packed", "read_answers", "read_export", "schema_text"]
