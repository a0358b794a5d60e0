"""How a case fares on one scale: its sittings scored, drawn, read and laid out as answers."""

__all__: list[str] = []
