"""The offer of a client's page beside their practices, and what no file of a case ever holds of it."""

import datetime
import io
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from client_pages import at_the_door, client_of, given, logged  # noqa: E402

from empathy_widgets.domain import PageLink  # noqa: E402
from empathy_widgets.errors import ExchangeError  # noqa: E402
from empathy_widgets.exchange.export import FORMATS  # noqa: E402
from empathy_widgets.exercises.practice.client_link import ClientLinkOffer, stands  # noqa: E402
from empathy_widgets.exercises.take_away.export import make_export  # noqa: E402

PRIVATE, SHARED = "needle-private-5d1", "needle-shared-5d1"


@pytest.fixture
def offer(page, case):
    return ClientLinkOffer(page, case.id)


def test_a_code_is_made_shown_once_and_called_back(offer, say, case, store, workspace):
    assert (offer.view.page_open, offer.view.line) == (False, "There is no page yet.")
    made = say(offer.view, "make", weeks=2)
    assert made["ok"] and offer.view.page_open and "Nobody has opened it yet." in offer.view.line
    assert at_the_door(workspace).open_page(made["code"], "192.0.2.1").case_id == case.id
    offer.draw()
    today = datetime.datetime.now().astimezone().date()
    assert f"It was opened last on {today.day} " in offer.view.line
    state = {name: value for name, value in offer.view.get_state().items() if name != "receipts"}
    again = ClientLinkOffer(offer.page, case.id).view.get_state()
    assert made["code"] not in repr(state) + repr(again)
    assert say(offer.view, "close")["ok"] and not offer.view.page_open and "was closed on" in offer.view.line
    assert store.link(case.id).revoked_at is not None


def test_a_time_nobody_offers_is_refused(offer, say):
    assert say(offer.view, "make", weeks=99) == {
        "ok": False, "text": "A code opens the page for 2, 6 or 12 weeks. Please choose one of them."}


def test_the_day_a_code_ran_out_is_told():
    then = datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC)
    link = PageLink(id="a", case_id="b", made_at=then, expires_at=then + datetime.timedelta(weeks=2))
    assert stands(link, then)[0] and not stands(link, link.expires_at)[0]
    assert stands(link, link.expires_at)[1] == "The code opened the page until 17 October 2026."


def test_numbers_are_kept_as_typed_and_rows_without_one_are_left_out(offer, say, store):
    typed = [{"name": "Emergency", "number": "112", "when": ""}, {"name": "later", "number": "", "when": ""}]
    assert say(offer.view, "numbers", numbers=typed)["ok"]
    assert [(one.name, one.number) for one in store.crisis_numbers()] == [("Emergency", "112")]
    assert offer.view.numbers == [{"name": "Emergency", "number": "112", "when": ""}]
    nameless = say(offer.view, "numbers", numbers=[{"name": "", "number": "112", "when": ""}])
    assert not nameless["ok"] and "needs a name" in nameless["text"]
    assert not say(offer.view, "numbers", numbers=[{"name": "x" * 500, "number": "1", "when": ""}, 3])["ok"]
    assert [one.number for one in store.crisis_numbers()] == ["112"]


def test_the_address_is_this_servers_own_and_none_where_nobody_serves(open_page, case):
    assert ClientLinkOffer(open_page(case.id), case.id).view.address == "/practice"
    assert ClientLinkOffer(open_page(case.id, served=False), case.id).view.address == ""


def unpacked(content: bytes) -> bytes:
    """A file as it is; of an archive, all its parts."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(unpacked(parts.read(name)) for name in parts.namelist())


def test_no_file_of_a_case_holds_a_line_that_is_not_shared(page, case, store, workspace, fill):
    fill(case)
    run = given(store, case)
    link, _code = store.make_link(case.id)
    client = client_of(workspace, link)
    client.write_line(run.id, "log", logged(SHARED), "r1")
    client.share_line(client.client_lines()[0].id)
    client.write_line(run.id, "log", logged(PRIVATE, "two"), "r2")
    client.write_line(run.id, "keep", {"text": f"{PRIVATE} keep"}, "r3")
    found = set()
    for form in FORMATS:
        for for_client in (False, True):
            try:
                file = make_export(page, form, with_label=True, with_history=True, for_client=for_client)
            except ExchangeError:
                continue
            content = unpacked(file.content)
            assert PRIVATE.encode() not in content, (form, for_client)
            assert link.id.encode() not in content or not for_client
            if SHARED.encode() in content:
                found.add((form, for_client))
    assert {("json", False), ("csv-events", False)} <= found  # the control: what is shared goes along
