"""Words of place in a scene: written once as {its-name}, read as people say it in the US, the UK or anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from empathy_widgets.domain import Script, Setting
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.kinds.script import ScriptForm, build_script
from empathy_widgets.library.sheet import Place
from empathy_widgets.strings import _

__all__ = ["broken_places", "build_placed"]

NAMED = re.compile(r"\{([^{}]*)\}")
SPOKEN = ("scene", "other", "helper", "levels", "memories", "beats", "endings")
"""The entries words of place may stand in; a list of scenes shows the others, before anybody chose a setting."""


def build_placed(form: ScriptForm) -> Script:
    """The scene in neutral words, and the same in every other setting where a word depends on it."""
    script = build_script(placed_form(form, Setting.NEUTRAL))
    if not form.places:
        return script
    others = [setting for setting in Setting if setting is not Setting.NEUTRAL]
    elsewhere = {setting: build_script(placed_form(form, setting), setting) for setting in others}
    return script.model_copy(update={"elsewhere": elsewhere})


def placed_form(form: ScriptForm, setting: Setting) -> ScriptForm:
    """The same file with every word of place written out for a setting."""
    if not form.places:
        return form
    words = {name: str(getattr(place, setting.value)) for name, place in form.places.items()}
    written = form.model_dump(exclude_unset=True)
    for entry in SPOKEN:
        if entry in written:
            written[entry] = _mapped(written[entry], lambda text: NAMED.sub(lambda m: words.get(m[1], m[0]), text))
    return ScriptForm.model_validate(written)


def broken_places(form: ScriptForm) -> Iterator[tuple[Place, str]]:
    """Yield every word of place that is not there, or that nothing uses."""
    used = set()
    for name, value in form.model_dump(exclude_unset=True).items():
        for place, text in _texts(value, (name,)):
            if name == "places":
                continue
            for word in NAMED.findall(text):
                used.add(word)
                if name not in SPOKEN:
                    yield place, _("A word of place cannot stand here, where nobody has chosen a setting yet. Write it "
                                   "without braces.")
                elif word not in form.places:
                    yield place, _("“{{{name}}}” stands nowhere under places. Add it there in all three settings, or "
                                   "write the word itself.").format(name=quoted(word))
    for name in form.places:
        if name not in used:
            yield ("places", name), _("No line uses this word of place. Write {{{name}}} where it belongs, or delete "
                                      "it.").format(name=name)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(one, change) for key, one in value.items()}
    return [_mapped(one, change) for one in value] if isinstance(value, list) else value


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, (*place, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, (*place, index))
