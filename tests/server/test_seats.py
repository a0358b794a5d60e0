"""Two browsers with the same link: neither sees, hears or ends what the other opened."""

import uuid

import pytest
from tornado.httpclient import HTTPClientError
from visitor import Line

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def test_another_seat_can_do_nothing_with_a_kernel_by_any_method(server, somebody, canary, needles):
    owner, other = somebody(), somebody()
    page = owner.open("profile", case=canary.id)
    other.ask("/chapter/nothing")
    for path in (f"/api/kernels/{page.kernel_id}", f"/api/kernels/{page.kernel_id}/channels",
                 f"/voila/api/shutdown/{page.kernel_id}"):
        for method in METHODS:
            answer = other.ask(path, method, b"" if method[0] == "P" else None, Origin=server.origin)
            missing = other.ask(path.replace(page.kernel_id, str(uuid.uuid4())), method,
                                b"" if method[0] == "P" else None, Origin=server.origin)
            assert answer.status in (403, 404, 405), (method, path, answer)
            assert (answer.status, answer.body) == (missing.status, missing.body), "as if it did not exist"
            assert not any(needle in answer.body for needle in needles)
    with pytest.raises(HTTPClientError) as refused:
        Line(other, page.kernel_id)
    assert refused.value.code == 404
    states = page.line().states()
    assert any(state.get("code") == canary.code for state in states.values()), "it is the owner's, and well"


def test_a_header_cannot_name_a_seat(server, somebody, canary):
    owner, other = somebody(), somebody()
    page = owner.open("welcome", case=canary.id)
    for name in ("X-Empathy-Seat", "X_Empathy_Seat", "HTTP-X-Empathy-Seat", "Empathy-Seat"):
        for value in (owner.cookies[f"empathy-seat-{server.port}"], "anybody"):
            assert other.ask(f"/api/kernels/{page.kernel_id}", **{name: value}).status == 404


def test_an_address_cannot_name_a_seat_or_anything_else_of_the_kernels_surroundings(visitor, store, canary):
    page = visitor.open("welcome", case=canary.id, EMPATHY_SEAT="x", EMPATHY_WORKSPACE="/tmp", EMPATHY_SERVED="0")
    assert any(state.get("code") == canary.code for state in page.line().states().values())
