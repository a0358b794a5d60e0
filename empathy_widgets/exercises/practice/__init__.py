"""The parts of the chapters of practices: one run on the page, and what all four share."""

__all__: list[str] = []
