"""A run of any kind: its menu, the run on the page, and what it was begun from."""

__all__: list[str] = []
