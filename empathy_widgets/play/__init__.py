"""The engines of scenes, talks, boards and mirroring: events in, the state they lead to out. Pure functions."""

__all__: list[str] = []
