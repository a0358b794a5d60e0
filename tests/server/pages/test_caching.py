"""What a page loads: compressed, kept for a year, and for the signed-in only."""

import gzip
import hashlib
import re

from empathy_widgets.places import plotly_js

def links(server, cookie):
    """Every script a page names."""
    page = server.ask("/chapter/welcome", Cookie=cookie).body.decode()
    found = sorted(set(re.findall(r'"(/assets/[^"]+\.js)"', page)))
    assert any("plotly-" in link for link in found) and any("/page-" in link for link in found)
    return found


def test_every_asset_of_a_page_is_compressed_and_immutable(server, cookie):
    for link in links(server, cookie):
        plain = server.ask(link, Cookie=cookie)
        packed = server.ask(link, Cookie=cookie, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip" and "Accept-Encoding" in packed.headers["vary"]
        assert len(packed.body) < len(plain.body) * 0.6 and gzip.decompress(packed.body) == plain.body
        for answer in (plain, packed):
            assert {"immutable", "max-age=31536000"} <= set(answer.headers["cache-control"].split(", "))
            assert "etag" not in answer.headers
            assert answer.headers["content-type"] in ("text/javascript", "application/javascript")


def test_plotly_is_the_installed_one_named_by_its_content(server, cookie):
    content = plotly_js().read_bytes()
    name = hashlib.sha256(content).hexdigest()[:12]
    assert server.ask(f"/assets/plotly-{name}.min.js", Cookie=cookie).body == content
    assert server.ask("/assets/plotly-000000000000.min.js", Cookie=cookie).status == 404


def test_a_chapter_travels_compressed(server, cookie):
    answer = server.ask("/chapter/welcome", Cookie=cookie, Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < 12_000


def test_without_the_cookie_no_asset_is_given(server, cookie):
    for link in links(server, cookie):
        answer = server.ask(link)
        assert answer.status == 403 and answer.body == b""
        assert "immutable" not in answer.headers.get("cache-control", "")
