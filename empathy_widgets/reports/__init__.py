"""Domain objects in, PDF out. Typst sets the pages; pictures come in as SVG, drawn by charts."""

__all__: list[str] = []
