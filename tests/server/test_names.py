"""The server answers to this machine's own names, and listens to no page but its own."""

import pytest
from tornado.httpclient import HTTPClientError
from visitor import Line

from empathy_widgets.server.assets import page_link


def foreign_names(port):
    """Names another site, or a name server in somebody's hands, could have a browser call this server by."""
    return [
        "evil.example", f"evil.example:{port}", f"127.0.0.1.evil.example:{port}", f"localhost.evil.example:{port}",
        f"evil-localhost:{port}", f"localhost.:{port}", f"notlocalhost:{port}", f"127.0.0.1:{port}.evil.example",
        f"127.0.0.1:{port}@evil.example", f"0.0.0.0:{port}", f"[::]:{port}", f"[::1]:{port}", f"2130706433:{port}",
        f"0x7f.1:{port}", f"127.1:{port}", f"127.0.0.2:{port}", f"10.0.0.1:{port}", "%2Fetc", "http+unix", "*", "null",
        f"localhost%00.evil.example:{port}", f"localhost,evil.example:{port}",
    ]


def foreign_origins(port):
    """Where another page could come from; some look like this server's own."""
    return [f"http://{name}" for name in foreign_names(port)] + [
        "null", "https://evil.example", f"http://127.0.0.1:{port + 1}", "http://127.0.0.1", f"http://localhost:{port}",
        f"http://127.0.0.1:{port}.evil.example", f"http://evil.example/127.0.0.1:{port}", f"127.0.0.1:{port}",
        "file://",
        f"http://127.0.0.1:{port}x", f"http://user@127.0.0.1:{port}", f"http://127.0.0.1%3A{port}", "http://",
    ]


def test_pages_files_and_kernels_answer_to_no_other_name(quiet, server, visitor, needles):
    page = visitor.open("welcome")
    paths = ["/", "/alive", "/chapter/welcome", f"/{page_link()}", "/nothing", f"/api/kernels/{page.kernel_id}",
             server.link.removeprefix(server.origin)]
    for name in foreign_names(server.port):
        for path in paths:
            answer = visitor.ask(path, Host=name)
            assert answer.status in (400, 403), (name, path)
            assert not any(needle in answer.body for needle in needles)
            assert "set-cookie" not in answer.headers
        with pytest.raises(HTTPClientError) as refused:
            Line(visitor, page.kernel_id, Host=name, Origin=f"http://{name}")
        assert refused.value.code in (400, 403), name
    assert len(quiet()) == 1


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_the_two_names_of_this_machine_are_answered(server, visitor, name):
    assert visitor.ask("/nothing", Host=f"{name}:{server.port}").status == (404 if name == "127.0.0.1" else 403)
    assert visitor.ask(server.link.removeprefix(server.origin), Host=f"{name}:{server.port}").status == 302
    assert visitor.ask("/alive", Host=f"{name}:{server.port}").status == 200


def test_a_line_opens_to_no_foreign_page(server, visitor):
    kernel = visitor.open("welcome").kernel_id
    for origin in foreign_origins(server.port):
        with pytest.raises(HTTPClientError) as refused:
            Line(visitor, kernel, Origin=origin)
        assert refused.value.code == 403, origin
    Line(visitor, kernel, Origin=server.origin)


def test_a_foreign_page_ends_no_kernel_and_posts_nothing(quiet, server, visitor):
    kernel = visitor.open("welcome").kernel_id
    goodbye = f"/voila/api/shutdown/{kernel}"
    for origin in [*foreign_origins(server.port), None]:
        headers = {"Origin": origin} if origin is not None else {}
        for method in ("POST", "DELETE", "PUT"):
            assert visitor.ask(goodbye, method, b"", **headers).status in (403, 404), origin
            assert visitor.ask(f"/api/kernels/{kernel}", method, b"", **headers).status in (403, 404), origin
        for path in ("/", "/alive", "/chapter/welcome", "/nothing"):
            assert visitor.ask(path, "POST", b"", **headers).status in (403, 404), (origin, path)
    assert visitor.ask(f"/api/kernels/{kernel}").status == 200
    assert len(quiet()) == 1


def test_no_answer_lets_another_site_read_it(server, visitor):
    paths = ["/", server.link.removeprefix(server.origin), "/alive", f"/{page_link()}", "/nothing"]
    for path in paths:
        for method in ("GET", "OPTIONS"):
            answer = visitor.ask(path, method, Origin="http://evil.example", Access_Control_Request_Method="GET",
                                 Access_Control_Request_Headers="authorization")
            assert not [name for name in answer.headers if name.startswith("access-control-")], (method, path)
