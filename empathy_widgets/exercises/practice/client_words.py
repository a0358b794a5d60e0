"""The words of a client's own page."""

from __future__ import annotations

from empathy_widgets.strings import _

__all__ = ["words"]


def words() -> dict[str, str]:
    """Every word the page's script shows, by name; words in braces are filled in there."""
    return {
        "closed": _("This page was closed. Please ask for a new code."),
        "delete": _("Delete"),
        "delete_all": _("Delete all lines that are not shared"),
        "delete_sure": _("Delete it for good?"),
        "delete_all_sure": _("Delete all of them for good? What you shared stays with your clinician."),
        "no": _("No, keep it"),
        "no_lines": _("Nothing yet. What you write above stands here, and only you can read it."),
        "not_any_more": _("from a practice that is not on your page any more"),
        "own": _("Only you can read this"),
        "saving": _("Saving …"),
        "share": _("Share this line"),
        "share_sure": _("Your clinician will read this line, and it stays in your case file. It cannot be taken back."),
        "shared": _("Shared with your clinician"),
        "today": _("Today is a day for it."),
        "today_minutes": _("Today is a day for it: {minutes} minutes are enough."),
        "not_today": _("It is not asked of you today. You may all the same."),
        "not_yet": _("It begins later. You may look at it now."),
        "over": _("Its days are over. You may go on all the same."),
        "waits": _("The line is down. What you wrote waits on this phone and is sent by itself."),
        "failed": _("This did not work. Please try again."),
        "yes_delete": _("Yes, delete"),
        "yes_share": _("Yes, share it"),
    }
