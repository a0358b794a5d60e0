"""What the tests of practices at home share."""

from at_home_stage import back, give, open_home

__all__ = ["back", "give", "open_home"]
