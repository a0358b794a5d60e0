"""Answers of many people, as files: read in, scored, and judged item by item."""

__all__: list[str] = []
