"""A scene of role-play: as it is played, read through, and looked back on."""

__all__: list[str] = []
