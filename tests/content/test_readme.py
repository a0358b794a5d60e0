"""The editors' guide keeps its promises."""

import re

from empathy_widgets.library import check_content
from empathy_widgets.places import content_folder

GUIDE = (content_folder() / "README.md").read_text(encoding="utf-8")


def test_the_instrument_in_the_guide_passes_the_check(tmp_path):
    example = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL).group(1)
    path = tmp_path / "example-scale.yaml"
    path.write_text(example, encoding="utf-8")
    assert check_content(path) == []


def test_every_folder_in_the_guide_exists_and_the_other_way_round():
    named = set(re.findall(r"^\| `(\w+)/` \|", GUIDE, re.MULTILINE))
    assert named == {path.name for path in content_folder().iterdir() if path.is_dir()}


def test_the_guide_takes_two_minutes():
    assert len(re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL).split()) < 550
