"""The field that reads a file: native, limited, refusing in Python's words, leaving nothing behind."""

import base64

import pytest

from empathy_widgets.widgets.shared.base import SHARED, EmpathyWidget, style
from empathy_widgets.widgets.shared.joining import parts

OWN = """
export default {
  render({ model, el }) {
    const root = makeRoot(el, "ew-panel ew-stack");
    const heard = make("p", { class: "heard" });
    const field = makeFileField(model.get("strings"), {
      uid: "a", accept: ".csv,.txt", limit: 1000, onFile: (file) => (heard.textContent = JSON.stringify(file)),
    });
    window.fileField = field;
    root.append(field.element, heard);
    return () => {
      field.close();
      root.remove();
    };
  },
};
"""


class Reader(EmpathyWidget):
    """Any widget that holds the field."""

    _esm = "".join(part.body for part in parts(SHARED / "file_field.js")) + OWN
    _css = style("notice")

    @staticmethod
    def words():
        return {"file": "Your file", "file_help": "At most 1 kB.", "file_empty": "{name} is empty; choose another.",
                "file_too_large": "{name} is larger than 1 kB; choose another.",
                "file_unreadable": "{name} cannot be read; choose another."}


def chosen(stage, name, content):
    stage.page.get_by_label("Your file").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content})


def heard(stage):
    stage.page.wait_for_function("document.querySelector('.heard').textContent !== ''")
    return stage.page.evaluate("JSON.parse(document.querySelector('.heard').textContent)")


def test_the_chosen_files_name_and_bytes_arrive(stage):
    stage.mount(Reader())
    content = bytes(range(256))
    chosen(stage, "Sätze “1”.csv", content)
    file = heard(stage)
    assert file["name"] == "Sätze “1”.csv" and base64.b64decode(file["content"], validate=True) == content


@pytest.mark.parametrize(("size", "sentence"), [(1001, "big.csv is larger than 1 kB; choose another."),
                                                (0, "big.csv is empty; choose another.")])
def test_a_file_too_large_or_empty_is_refused_beside_the_field_and_not_read(stage, size, sentence):
    stage.mount(Reader())
    chosen(stage, "big.csv", b"x" * size)
    assert stage.page.get_by_role("alert").inner_text(timeout=2000) == sentence
    field = stage.page.get_by_label("Your file")
    assert field.get_attribute("aria-invalid") == "true" and field.evaluate("one => one.files.length") == 0
    assert stage.page.locator(".heard").inner_text() == ""
    chosen(stage, "small.csv", b"x" * 1000)
    assert heard(stage)["name"] == "small.csv" and not stage.page.get_by_role("alert").is_visible()


CLOSED_AT_ONCE = """async () => {
  const input = document.querySelector("input[type=file]"), heard = document.querySelector(".heard");
  const file = new File(["x".repeat(900)], "small.csv"), given = new DataTransfer();
  given.items.add(file);
  input.files = given.files;
  input.dispatchEvent(new Event("change"));
  stage.cleanup();
  await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => setTimeout(done, 50);
    reader.readAsDataURL(file);
  });
  return heard.textContent;
}"""


def test_closing_while_a_file_is_read_stops_the_reading(stage):
    stage.mount(Reader())
    assert stage.page.evaluate(CLOSED_AT_ONCE) == ""
    assert stage.close() == {"model": 0, "window": [], "timers": 0, "elements": 0}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(open_stage, scheme):
    stage = open_stage(320, 640, scheme).mount(Reader())
    chosen(stage, "big.csv", b"x" * 1001)
    assert stage.violations() == "" and stage.overflow() <= 0
