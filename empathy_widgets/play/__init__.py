"""The engines of scenes, talks, boards, mirroring, plans, practices and the room: events in, the state they lead to.

Pure functions.
"""

__all__: list[str] = []
