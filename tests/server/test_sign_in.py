"""Without the link there is nothing: no page, no file, no line to a kernel, and no kernel."""

import json
import re
import signal
import time
import uuid
from types import SimpleNamespace

import pytest
from tornado.httpclient import HTTPClientError
from tornado.web import Application, create_signed_value
from visitor import Line, Visitor

from empathy_widgets.places import notebooks_folder
from empathy_widgets.server.assets import page_link
from empathy_widgets.server.client_lines import HANDLERS as CLIENTS
from empathy_widgets.server.launcher import WorkbookServer, configuration

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
A_DAY = 24 * 3600


@pytest.fixture
def routes(place, tmp_path, monkeypatch):
    """Every address pattern of the application as tornado sees it, the ones its settings add included."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    made = WorkbookServer(
        place, SimpleNamespace(folder=str(tmp_path)), print, False, None, config=configuration(), config_file_paths=[],
        token="a" * 32, cookie_secret=b"b" * 32, root_dir=str(notebooks_folder()), port=8866,
    )
    made.initialize(argv=[])
    settings = made.init_settings()
    application = Application(made.init_handlers(), **settings)
    rules = [*application.wildcard_router.rules, *application.default_router.rules]
    return [rule.matcher.regex.pattern for rule in rules if hasattr(rule.matcher, "regex")]


@pytest.fixture
def addresses(visitor):
    """An address for every pattern, each of something that is really there."""
    kernel = visitor.open("welcome").kernel_id
    return {
        "/$": "/",
        "/alive$": "/alive",
        "/pin$": "/pin",
        "/screens$": "/screens",
        "/chapter/([a-z0-9-]+)$": "/chapter/welcome",
        "/assets/(.+)$": f"/{page_link()}",
        f"/api/kernels/{KERNEL}$": f"/api/kernels/{kernel}",
        f"/api/kernels/{KERNEL}/channels$": f"/api/kernels/{kernel}/channels",
        f"/voila/api/shutdown/{KERNEL}$": f"/voila/api/shutdown/{kernel}",
    }


def signed(server, place, name, value, seconds_ago=0, secret=None):
    """A cookie as the server would have signed it some time ago, or with a secret that is not its own."""
    secret = secret or bytes.fromhex(json.loads((place.folder / "cookie-secret.json").read_text())["secret"])
    return create_signed_value(secret, name, value, clock=lambda: time.time() - seconds_ago).decode()


def uninvited(server, place, visitor):
    """Everybody who is not signed in, by what they bring."""
    login, seat = f"username-127-0-0-1-{server.port}", f"empathy-seat-{server.port}"
    user = json.dumps(dict.fromkeys(("name", "display_name", "initials", "avatar_url", "color")) | {"username": "x"})
    good = visitor.cookies
    assert set(good) == {login, seat}
    return {
        "nothing": {},
        "a forged cookie": {login: signed(server, place, login, user, secret=b"c" * 32), seat: good[seat]},
        "a cookie of yesterday": {login: signed(server, place, login, user, 1.1 * A_DAY), seat: good[seat]},
        "a seat of two months ago": {login: good[login], seat: signed(server, place, seat, "x", 60 * A_DAY)},
        "a seat and no name": {seat: good[seat]},
        "a name and no seat": {login: good[login]},
        "a name in the place of a seat": {login: good[login], seat: good[login]},
        "a cookie cut short": {login: good[login][:-1], seat: good[seat]},
    }


def test_the_table_of_addresses_is_complete(routes, addresses):
    """A client's own page asks for a code in place of the link; server/test_client_page.py tries each address of it."""
    assert set(routes) == set(addresses) | {f"{pattern}$" for pattern, _handler in CLIENTS}


def test_without_the_link_no_address_says_anything(quiet, addresses, server, place, visitor, needles):
    before = {one.pid for one in quiet()}
    paths = [
        *addresses.values(), "/nothing-here", "/login", "/api/kernels", "/api/contents", "/favicon.ico", "/static/x"]
    for brings, cookies in uninvited(server, place, visitor).items():
        for path in paths:
            for method in METHODS:
                answer = Visitor(server, cookies).ask(path, method, b"" if method[0] == "P" else None)
                assert answer.status == 403, (brings, method, path, answer)
                assert not any(needle in answer.body for needle in needles), (brings, method, path)
                assert "location" not in answer.headers
    assert {one.pid for one in quiet()} == before, "a kernel was started or ended"


def test_with_the_link_the_same_addresses_answer(addresses, visitor):
    """The control: it is the link that is asked for, and not that nothing is there."""
    assert not {path for path in addresses.values() if visitor.ask(path).status == 403}


def test_a_wrong_token_is_refused_wherever_it_stands(quiet, addresses, stranger, server):
    right = server.link.partition("token=")[2]
    wrong = ["x", right[:-1], right + "x", right.swapcase(), right[::-1], "%00", "%ff", "%C3%A9"]
    before = {one.pid for one in quiet()}
    for path in addresses.values():
        for token in wrong:
            assert stranger.ask(f"{path}?token={token}").status in (400, 403), (path, token)
            assert stranger.ask(path, Authorization=f"token {token}").status == 403
    assert {one.pid for one in quiet()} == before
    assert not stranger.cookies


def test_the_right_token_signs_in_where_a_page_opens_and_nowhere_else(addresses, server):
    opening = {"/", "/chapter/welcome"}
    for path in addresses.values():
        stranger = Visitor(server)
        token = server.link.partition("token=")[2]
        answer = stranger.ask(f"{path}?token={token}")
        assert answer.status == (302 if path in opening else 403), path
        assert bool(stranger.cookies) == (path in opening)
        assert token not in answer.headers.get("location", "")
        assert Visitor(server).ask(path, Authorization=f"token {token}").status == 403
        assert Visitor(server).ask(path, "POST", f"token={token}".encode()).status == 403


@pytest.mark.parametrize("query", ["", "token"])
def test_without_the_link_no_line_to_a_kernel_opens(server, place, visitor, query):
    kernel = visitor.open("welcome").kernel_id
    for brings, cookies in uninvited(server, place, visitor).items():
        for number in (kernel, str(uuid.uuid4())):
            query = query and f"&{server.link.partition('?')[2]}"
            with pytest.raises(HTTPClientError) as refused:
                Line(Visitor(server, cookies), number, query)
            assert refused.value.code == 403, brings


def test_the_link_leaves_the_address_and_keeps_what_else_it_asked_for(server, stranger, canary):
    token = server.link.partition("token=")[2]
    answer = stranger.ask(f"/chapter/profile?case={canary.id}&token={token}")
    assert (answer.status, answer.headers["location"]) == (302, f"/chapter/profile?case={canary.id}")
    assert answer.headers["cache-control"] == "no-store"


def test_cookies_stay_out_of_scripts_and_of_other_sites(server, stranger):
    answer = stranger.ask(server.link.removeprefix(server.origin))
    assert len(answer.cookies) == 2
    for cookie in answer.cookies:
        assert re.search("; HttpOnly", cookie) and re.search("; SameSite=Lax", cookie) and "Path=/" in cookie


def test_the_key_of_the_cookies_is_the_owners_alone(server, place):
    assert (place.folder / "cookie-secret.json").stat().st_mode & 0o777 == 0o600


def test_throwing_the_seat_away_signs_out_and_the_link_gives_the_old_seat_back(server, visitor):
    seat = f"empathy-seat-{server.port}"
    kept = visitor.cookies[seat]
    del visitor.cookies[seat]
    assert visitor.ask("/chapter/welcome").status == 403
    visitor.cookies[seat] = kept
    visitor.sign_in()
    assert visitor.cookies[seat] == kept
