"""Parts of the chapter "Worksheets"; its command uses them too."""

__all__: list[str] = []
