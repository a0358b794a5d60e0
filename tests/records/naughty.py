"""Text that breaks programs, by what it breaks: written for this project, after the kinds other such lists have."""

from __future__ import annotations

COMBINING = "Z\u0341\u0354\u0347a\u0318\u0348l\u0321\u0325g\u0330\u0318o\u034c\u0326"

NAUGHTY = {
    "reserved words": [
        "undefined", "null", "NULL", "(null)", "nil", "None", "NaN", "Infinity", "true", "False",
        "hasOwnProperty", "then", "constructor", "__proto__", "\\", "\\\\", "CON", "PRN", "AUX", "COM1", "NUL",
    ],
    "numbers": [
        "0", "1", "-1", "1.00", "$1.00", "1/2", "1E02", "1E+02", "-1.00", "0/0", "-2147483648/-1", "1e308",
        "1e-400", "0x0", "0xffffffffffffffff", "999999999999999999999999999999", "1,000.00", "1 000,00",
        "1'000", "٠١٢٣", "０１２", "1.7976931348623157e309", "-9223372036854775809", "0b101", "08", "1_000", "½",
        "²³",
    ],
    "punctuation": [
        ",./;'[]\\-=", "<>?:\"{}|_+", "!@#$%^&*()`~", "'", "''", "\"", "\"\"", "'\"'", "``", "%", "%s%s%s%n",
        "%d", "%*.*s", "{0}", "{name}", "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "$HOME", "$(touch x)",
        "`touch x`", ":name", "?", "$1", "@@version", "&amp;", "&#39;", "&lt;b&gt;",
    ],
    "control characters": [
        "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x1b\x7f", "\x80\x81\x84\x86\x9f", "\x1b[31mred\x1b[0m",
        "\t", "a\tb", "\x0b\x0c", "\r", "\n", "\r\n", "line\r\nline\nline\rline", "\x1a", "\x08back",
    ],
    "white space": [
        " ", "   ", " leading", "trailing ", "two  spaces", "\u00a0",
        "\u1680\u2000\u2003\u2009\u202f\u205f\u3000", "\u2028", "\u2029", "\u0085", "\ufeff", "\ufeffstart",
        "\u180e",
    ],
    "zero width": [
        "\u200b", "zero\u200bwidth", "\u200c\u200d\u2060", "a\u00adb", "\u2061\u2062\u2063",
        "\ufff9\ufffa\ufffb", "\ufffe\uffff", "\U0001fffe", "\U0010ffff", "\ufffd",
    ],
    "symbols": [
        "Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "œ∑´®†¥¨ˆøπ“‘", "¡™£¢∞§¶•ªº–≠", "¸˛Ç◊ı˜Â¯˘¿", "ÅÍÎÏ˝ÓÔÒÚÆ☃", "⁰⁴⁵₀₁₂",
        "ﬀﬁﬂ", "ЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ", "ด้้้้้็็็็็้้้้้", "Ⱥ Ⱦ", "ẞ ß SS", "İ I ı i", "ǅ ǈ ǋ", "ΐ ΐ", "ſ ﬆ", "K K",
        "Å Å",
    ],
    "two bytes and more": [
        "田中さんにあげて下さい", "和製漢語", "部落格", "사회과학원 어학연구소", "찦차를 타고 온 펲시맨과 쑛다리 똠방각하", "𠜎𠜱𠝹𠱓𠱸𠲖𠳏", "ヽ༼ຈل͜ຈ༽ﾉ",
        "ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ", "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀",
    ],
    "combining": [
        "e\u0301", "é", "A\u030a", "\u1100\u1161\u11a8", "각", "q\u0307\u0323", "q\u0323\u0307", COMBINING,
        COMBINING * 20, "\u0301", "\u0338=", "ﷺ", "ﷺ" * 10,
    ],
    "emoji": [
        "😍", "👩🏽", "👨‍🦰 👨🏿‍🦰", "👾 🙇 💁 🙅 🙆 🙋 🙎 🙍", "👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "❤️ 💔 💌", "✋🏿 💪🏿",
        "🇺🇸🇷🇺", "🇺🇸🇷", "1️⃣ #️⃣", "☺️☺︎", "🫠🫱🏻‍🫲🏿", "\u200d", "🏽",
    ],
    "right to left": [
        "بِسْمِ اللَّهِ", "اَلْعَرَبِيَّةُ 12", "הָיְתָהtestالصفحات", "ثم نفس سقطت وبالتحديد،", "مُنَاقَشَةُ",
        "(א) 12-34", "שלום abc עולם",
    ],
    "bidirectional controls": [
        "\u202a\u202atest\u202a", "\u202btest\u202b", "\u2066test\u2067", "\u202eabc\u202c",
        "code\u202eexe.pdf", "\u2067\u2066", "\u200e\u200f\u061c", "\u2069" * 5,
    ],
    "script": [
        "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<svg onload=alert(1)>",
        "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "' onfocus=alert(1) autofocus='",
        "</textarea><script>alert(1)</script>", "javascript:alert(1)//",
        "<a href=\"\x01javascript:alert(1)\">x</a>", "<iframe srcdoc='<script>alert(1)</script>'>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">", "<ScRiPt >alert(1)</ScRiPt >",
        "＜script＞alert(1)＜/script＞", "\\u003cscript\\u003ealert(1)", "<b>bold</b>", "]]>", "<![CDATA[x]]>",
        "<form id=parentNode>", "<input name=attributes>", "[x](javascript:alert(1))",
        "![x](x\"onerror=\"alert(1))",
    ],
    "sql": [
        "1;DROP TABLE cases", "1'; DROP TABLE cases-- 1", "' OR 1=1 -- 1", "' OR '1'='1",
        "'; EXEC sp_MSForEachTable 'DROP TABLE ?'; --", "Robert'); DROP TABLE responses;--",
        "x' UNION SELECT pin FROM workspace --", "\\'; DELETE FROM audit; --", "%", "_", "a%b_c", "$$ $tag$",
        "E'\\x41'", "/* comment */", "-- comment", "'' || pg_sleep(9) || ''", "\"cases\"", "[cases]",
    ],
    "formulas": [
        "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://127.0.0.1\",\"x\")",
        "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠x", "\"=1+1", "=IMPORTXML(A1)", "'=1+1",
    ],
    "files and markup": [
        "../../../../etc/passwd", "..\\..\\boot.ini", "file:///etc/passwd", "%2e%2e%2f", "C:\\CON\\CON", "a/b",
        "<?xml version=\"1.0\"?>" "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
        "--- !!python/object:x {}", "&a [*a,*a]", "{\"a\": 1}", "[1,2", "a: b: c", "%25%32%65", "\\u0000",
        "\\0", "%00", "&#0;", "() { 0; }; touch x",
    ],
    "looks like another": [
        "аpple", "аmber-оtter-27", "amber‑otter‑27", "Ａｍｂｅｒ", "𝐀𝐦𝐛𝐞𝐫", "ⓐⓜⓑⓔⓡ", "rn m", "l1I|", "O0",
    ],
    "long": [
        "x" * 2000, "👩🏽‍🚀" * 500, "e\u0301" * 1000, "\u202e" * 2000, "'" * 2000, " " * 2000, "word " * 400,
    ],
    "nothing": [
        "",
    ],
}
"""Category to strings. Each must come back byte for byte."""

REFUSED = ["\0", "before\0after", "\ud800", "\udfff", "lone \ud83d half", "\udc00\ud800", "x" * 2001, "👩" * 2001]
"""What no database keeps, and what is too long: refused in words."""
