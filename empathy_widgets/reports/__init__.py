"""Domain objects in, PDF out. Typst sets the pages; pictures come in as SVG, drawn by charts."""

from empathy_widgets.reports.apart import as_pdf_apart
from empathy_widgets.reports.nouns import PAPERS, Cell, Drawing, Report, Section, Table
from empathy_widgets.reports.typesetting import as_pdf

__all__ = ["Cell", "Drawing", "PAPERS", "Report", "Section", "Table", "as_pdf", "as_pdf_apart"]
