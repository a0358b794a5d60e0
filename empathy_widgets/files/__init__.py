"""Files by names from outside: one way in and one way out, the same for every command and page.

What the package ships, and what a workspace keeps for itself, is opened where it belongs.
"""

from empathy_widgets.files.reading import open_to_read, read_file
from empathy_widgets.files.text import decoded
from empathy_widgets.files.writing import must_be_free, whole_file, write_whole

__all__ = ["decoded", "must_be_free", "open_to_read", "read_file", "whole_file", "write_whole"]
