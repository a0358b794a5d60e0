"""`empathy serve`: standalone Voilà behind a link with a token, with the workbook's own pages and nothing from outside."""

from empathy_widgets.server.launcher import serve

__all__ = ["serve"]
