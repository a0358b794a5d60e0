"""The log tells how the program is; it holds nobody's words, no code, and no key."""

import pytest
from odd import OddServer
from visitor import Visitor, follow

from empathy_widgets.domain import Actor
from empathy_widgets.records import Store, Workspace

FORM = "pes-practice-form"
LABEL, REASON, PIN, WRONG = "Vx4labelNobodyLogs", "Wy5reasonNobodyLogs", "80428042", "91539153"


@pytest.fixture(scope="module")
def talkative(tmp_path_factory):
    """A server that logs at the level of debugging, used for everything there is to do, then stopped."""
    folder = tmp_path_factory.mktemp("talkative")
    place = Workspace(folder / "workspace")
    place.prepare()
    server = OddServer(place.folder, folder / "log", "talkative").start()
    link = server.link
    visitor = follow(Visitor(server), link)
    store = Store(place, Actor())
    case = store.create_case(LABEL)
    store.set_pin(PIN)
    use(visitor, store, case)
    token = link.partition("token=")[2]
    stray(server, visitor, case, f"token={token}")
    visitor.leave()
    server.stop()
    return server, visitor, case, [token, server.told.partition("token=")[2]]


def use(visitor, store, case):
    """What a day brings: a new case, a sitting, a correction, a hand-over, a wrong PIN."""
    welcome = visitor.open("welcome").line()
    assert welcome.say(welcome.find("allow_new"), kind="create", label=LABEL)["ok"]
    sitting = store.start(case.id, FORM, "self", version=2)
    page = visitor.open("administer-a-scale", case=case.id, administration=sitting.id).line()
    scale = page.find("sitting")
    assert page.say(scale, kind="respond", item=1, choice=3, declined=False)["ok"]
    assert page.say(scale, kind="complete")["ok"]
    profile = visitor.open("profile", case=case.id, administration=sitting.id).line()
    form = next(model for model, state in profile.states().items() if "shortest_reason" in state or "reasons" in state
                or ("cases" in state and "allow_new" not in state))
    profile.say(form, kind="void", reason=REASON)
    start = visitor.open("administer-a-scale", case=case.id).line()
    assert start.last_words(start.find("has_pin"), kind="start", instrument=FORM, mode="handed over")["ok"]
    handed = visitor.open("administer-a-scale", case=case.id,
                          administration=store.administrations(case.id)[-1].id).line()
    pad = handed.find("purpose")
    assert handed.say(pad, kind="pin", pin=WRONG)["ok"] is False
    assert handed.last_words(pad, kind="pin", pin=PIN)["ok"]


def stray(server, visitor, case, token):
    """What goes wrong: missing pages, foreign origins, messages that are none."""
    for path in (f"/nothing?{token}&case={case.code}", f"/chapter/none?label={LABEL}&{token}", f"/alive?{token}",
                 f"/?{token}&x=%ff", f"/chapter/profile?case={case.code}&{token}", f"/?token=x&label={LABEL}"):
        visitor.ask(path)
        Visitor(server).ask(path, "POST", f"{token}&label={LABEL}".encode())
        visitor.ask(path, Host="evil.example", Origin=f"http://{LABEL}.example", Referer=f"{server.origin}{path}")
    line = visitor.open("welcome").line()
    for text in (LABEL, f'{{"{LABEL}": 1}}', f'{{"channel": "shell", "header": "{LABEL}"}}'):
        visitor.pages[-1].line().send_text(text)
    line.send("execute_request", {"code": LABEL})
    line.write(line.find("allow_new"), outbox=[{"request": "a", "kind": "create", "label": [LABEL]}])
    assert line.states()


def test_even_a_talkative_log_holds_no_secret_and_nobodys_words(talkative):
    server, visitor, case, tokens = talkative
    log = server.log.read_text("utf-8")
    assert len(log) > 10_000, "it was talkative"
    needles = {"the token": tokens[0], "the unused one": tokens[1], "the code": case.code, "the label": LABEL,
               "the reason": REASON, "the PIN": PIN, "a wrong PIN": WRONG}
    needles |= {f"the cookie {name}": value for name, value in visitor.cookies.items()}
    found = {name: [line for line in log.splitlines() if needle in line][:3] for name, needle in needles.items()}
    assert not {name: lines for name, lines in found.items() if lines}


def test_a_day_without_mishap_leaves_no_line_in_the_log(place, tmp_path, store, canary):
    from served import Served

    server = Served(place.folder, tmp_path / "log").start()
    visitor = Visitor(server).sign_in()
    for chapter in ("welcome", "administer-a-scale", "profile", "how-a-score-comes-about"):
        line = visitor.open(chapter, case=canary.id).line()
        assert line.states()
    visitor.ask("/nothing")
    visitor.leave()
    server.stop()
    assert server.log.read_text("utf-8") == ""
