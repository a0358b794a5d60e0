"""The form that makes a site's own reference sample."""

from empathy_widgets.widgets.sample_form.widget import SampleForm, default_strings

__all__ = ["SampleForm", "default_strings"]
