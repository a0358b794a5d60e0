"""Where a site confirms the terms of a wording before it is loaded."""

from empathy_widgets.widgets.terms_form.widget import TermsForm, default_strings

__all__ = ["TermsForm", "default_strings"]
