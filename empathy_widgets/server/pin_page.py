"""The page where a browser that signs in while a screen is handed over meets the PIN, and the list of such screens.

Both are plain forms without a kernel: before the PIN there is nobody a kernel could be started for.
"""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from empathy_widgets import dates
from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.server.pages import FormHandler
from empathy_widgets.server.sign_in import seat_of, store_of, waits_for_pin

__all__ = ["PinHandler", "ScreensHandler"]


class PinHandler(FormHandler):
    """Asks whoever came by a good link for the PIN; nothing of any case is on this page."""

    @allow_unauthenticated
    def get(self) -> None:
        """Show the form."""
        if self.current_user is not None:
            self.redirect(self.base_url)
            return
        self.must_wait()
        self.show("pin.html.j2", refusal=None)

    @allow_unauthenticated
    def post(self) -> None:
        """Try the PIN."""
        self.must_wait()
        try:
            store_of(self, None).sign_in(self.get_body_argument("pin", ""))
        except EmpathyError as refusal:
            self.set_status(403 if isinstance(refusal, NotAllowed) else 503)
            self.show("pin.html.j2", refusal=str(refusal))
            return
        self.settings["identity_provider"].let_in(self)
        self.redirect(self.base_url + ("screens" if store_of(self, None).any_handed_over() else ""), status=303)

    def must_wait(self) -> None:
        """Refuse whoever did not come by a good link."""
        if not waits_for_pin(self):
            raise web.HTTPError(403)


class ScreensHandler(FormHandler):
    """Which other screens are handed over, and a way to sign one out that is not coming back."""

    @web.authenticated
    def get(self) -> None:
        """List them."""
        self.list_screens()

    @web.authenticated
    def post(self) -> None:
        """Sign one out."""
        refusal = None
        try:
            store_of(self, seat_of(self)).sign_out(self.get_body_argument("administration", ""))
        except EmpathyError as error:
            refusal = str(error)
        if refusal is None:
            self.redirect(f"{self.base_url}screens", status=303)
        else:
            self.list_screens(refusal)

    def list_screens(self, refusal: str | None = None) -> None:
        """Show the screens that are handed over just now, and why nothing was done where it was not.

        A seat that the policy does not show them to, as one that is handed over or was signed out, has no such page.
        """
        try:
            screens = store_of(self, seat_of(self)).handed_over_elsewhere()
        except EmpathyError:
            raise web.HTTPError(404) from None
        self.show("screens.html.j2", screens=[(one, dates.clock(one.since.astimezone())) for one in screens],
                  refusal=refusal)
