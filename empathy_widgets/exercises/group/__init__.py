"""Parts of chapters about many people at once."""

__all__: list[str] = []
