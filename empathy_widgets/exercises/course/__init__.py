"""What happened with a case, on every shelf: as lines for a list, and as one picture."""

__all__: list[str] = []
