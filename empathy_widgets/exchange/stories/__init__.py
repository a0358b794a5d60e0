"""Stories written elsewhere, as drafts of scripts: Twine (Twee 3 and published pages), compiled Ink, Yarn Spinner.

Nothing of a file is ever run, looked up or fetched. What a story cannot know stays empty for a person to write.
"""

from empathy_widgets.exchange.stories.draft import SceneDraft, make_draft
from empathy_widgets.exchange.stories.draft_yaml import draft_text
from empathy_widgets.exchange.stories.reading import read_story
from empathy_widgets.exchange.stories.story import MOST_BYTES, Note

__all__ = ["MOST_BYTES", "SceneDraft", "Note", "draft_text", "make_draft", "read_story"]
