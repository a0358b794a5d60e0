"""The store's shelves, one a noun, on one transaction for one actor."""

__all__: list[str] = []
