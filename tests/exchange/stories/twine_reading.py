"""A Twine story read, and asked for its replies and for what was left out of it."""

from empathy_widgets.exchange.stories import read_story

__all__ = ["notes", "read", "replies", "ways"]


def read(text, name="story.twee"):
    return read_story(text.encode("utf-8"), name)


def replies(story, passage):
    found = next(one for one in story.passages if one.name == passage)
    return {reply.say: reply for reply in found.replies}


def ways(story, passage):
    return {say: reply.to[0].to for say, reply in replies(story, passage).items()}


def notes(story, *, decide):
    return "\n".join(str(note) for note in story.left if note.open == decide)
