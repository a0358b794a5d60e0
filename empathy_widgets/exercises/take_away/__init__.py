"""What can be taken away: reports, exports, and the print nouns they are made of."""

__all__: list[str] = []
