"""Domain objects in, PDF out. Typst sets the pages; pictures come in as SVG, drawn by charts."""

from empathy_widgets.reports.apart import as_pdf_apart
from empathy_widgets.reports.nouns import PAPERS, Cell, Drawing, Report, Section, Table
from empathy_widgets.reports.typesetting import as_pdf
from empathy_widgets.reports.worksheet import Sheet, as_pictures, as_worksheet, template
from empathy_widgets.reports.worksheets_apart import pictures_apart, worksheet_apart

__all__ = ["Cell", "Drawing", "PAPERS", "Report", "Section", "Sheet", "Table", "as_pdf", "as_pdf_apart", "as_pictures",
           "as_worksheet", "pictures_apart", "template", "worksheet_apart"]
