"""The Empathy Workbook: widgets, scoring and records for empathy training."""

__version__ = "0.1.0"
