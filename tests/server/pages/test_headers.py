"""What every page carries, and what the log keeps to itself."""

from served import until


def test_pages_carry_the_headers_that_keep_them_closed(server, cookie):
    signed_in = [server.ask(address, Cookie=cookie) for address in ("/chapter/welcome", "/nothing")]
    for answer in (*signed_in, server.ask("/")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        policy = answer.headers["content-security-policy"]
        for part in ("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert part in policy
        assert "unsafe-eval" not in policy and "*" not in policy and "https:" not in policy


def test_neither_token_nor_case_is_ever_logged(server, cookie):
    for address in (f"/nothing?token={server.token}&case=canary", "/chapter/none?case=canary"):
        server.ask(address, Cookie=cookie)
    server.ask(f"/login?token={server.token}", "POST", b"canary")
    server.ask(f"/chapter/welcome?token={server.token}", Host="evil.example")
    until(lambda: server.ask("/alive", Cookie=cookie).status == 200)
    log = server.log.read_text("utf-8")
    assert server.token not in log and "canary" not in log


def test_an_unknown_chapter_is_a_calm_page_with_the_way_home(server, cookie):
    answer = server.ask("/chapter/nothing-here", Cookie=cookie)
    assert answer.status == 404 and b"There is no such page" in answer.body and b'href="/"' in answer.body
