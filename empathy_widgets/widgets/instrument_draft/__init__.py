"""A questionnaire from another program: the file is chosen here, and shown as the draft it became."""

from empathy_widgets.widgets.instrument_draft.widget import InstrumentDraft, default_strings

__all__ = ["InstrumentDraft", "default_strings"]
