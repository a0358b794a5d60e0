"""The take-home page as a file: its policy names all that runs, and nothing in it ends an element."""

import base64
import datetime
import hashlib
import json
import re

import pytest
from practices import GIVEN, practice, standing

from empathy_widgets.domain import CrisisNumber
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.take_home import HomePage, HomePractice, page_id, take_home_page

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & \"'"
RUN = "3f0c1f6e-0000-4000-8000-000000000001"


def page(**changed):
    noun = practice(title=f"Wishes {HOSTILE}", bad_day=HOSTILE)
    given = {**GIVEN, "reason": HOSTILE}
    kept = standing(noun, ("assign", given), ("keep", {"text": HOSTILE})).kept
    one = HomePractice(run=RUN, practice=noun, given=given, often="Monday, <b>", kept=kept,
                       told=noun.model_dump(mode="json"), widgets=(
        {"script": "practice_log", "traits": {"strings": {"a": HOSTILE}}},))
    line = CrisisNumber(name="Line <b>", number="+49 (30) 12-34", when="day & night")
    usual = {"page": page_id("a case"), "case": "amber-heron-12", "made": datetime.date(2026, 11, 28),
             "practices": (one,), "crisis": (line,), "strings": {},
             "script": "const a = 1;\n", "style": "p { color: red }\n"}
    return HomePage(**{**usual, **changed})


def test_hostile_words_stay_words():
    text = take_home_page(page()).decode()
    assert text.count("<script") == 2 == text.count("</script") and "<!--" not in text
    (held,) = re.findall(r'<script type="application/json" id="content">(.*?)</script>', text)
    assert not set("<>&\u2028") & set(held)
    content = json.loads(held)
    assert content["practices"][0]["title"] == f"Wishes {HOSTILE}"
    assert content["practices"][0]["kept"]["keep"][""]["text"] == HOSTILE
    assert "&lt;/script&gt;" in text and "Line &lt;b&gt;" in text and "day &amp; night" in text


def test_the_policy_lets_run_what_the_page_was_made_with_and_nothing_else():
    text = take_home_page(page()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag, rule in (("style", "style-src"), ('script type="module"', "script-src")):
        (inside,) = re.findall(rf"(?s)<{tag}>(.*?)</", text)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules.pop(rule) == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'",
                     "img-src": "data: blob:", "media-src": "data: blob:"}
    assert text.index("Content-Security-Policy") < text.index("<style>")


def test_it_says_that_nobody_reads_along_and_whom_to_ring():
    text = take_home_page(page()).decode()
    assert "Nobody reads along" in text and 'href="tel:+493012' in text and "emergency number" not in text
    assert "emergency number" in take_home_page(page(crisis=())).decode()


def test_paper_is_there_where_no_script_runs():
    text = take_home_page(page()).decode()
    (sheet,) = re.findall(r'(?s)<section class="sheet".*?</section>', text)
    assert "Monday, &lt;b&gt;" in sheet
    assert sheet.count("<tr>") == 15 and "Sit down." in sheet


def test_a_page_without_a_practice_or_too_large_is_not_made():
    with pytest.raises(ExchangeError, match="No practice is given at the moment"):
        take_home_page(page(practices=()))
    with pytest.raises(ExchangeError, match="too large"):
        take_home_page(page(script="//" + "x" * 300_000))


@pytest.mark.parametrize("part", [{"script": "const a = '</SCRIPT>';"}, {"script": "// <!-- "},
                                  {"style": "p::after { content: '</style>' }"}])
def test_a_script_or_style_that_would_end_its_element_is_a_fault_of_ours(part):
    with pytest.raises(ValueError, match="end its own element"):
        take_home_page(page(**part))
