"""Where a site's own copy of a scale's sentences comes in."""

from empathy_widgets.widgets.wording_form.widget import WordingForm, default_strings

__all__ = ["WordingForm", "default_strings"]
