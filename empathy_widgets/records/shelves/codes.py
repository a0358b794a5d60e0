"""Case codes a person can say aloud: two words and a number, drawn at random, never made from a name or a date."""

from __future__ import annotations

import secrets

__all__ = ["ANIMALS", "COLOURS", "new_code", "spelled"]

COLOURS = tuple("""
amber apricot azure basil beige birch blue bronze cedar cherry chestnut cinnamon clay clover cobalt copper coral cotton
cream crimson crystal dune elm ember fern flax forest garden ginger golden granite green harvest hazel heather honey
indigo ivory jade jasmine juniper kelp lavender lemon lilac lime linen lunar maple marble meadow mint misty moss oak
ochre olive opal orange orchid pearl pebble pepper pine plum poppy quartz quiet river rose ruby saffron sage sandy
scarlet silver slate solar spruce sunny teal thyme topaz tulip turquoise umber velvet violet walnut willow
""".split())

ANIMALS = tuple("""
alpaca badger beaver bison bittern bobcat camel canary caribou cheetah chough cicada cormorant cricket curlew dolphin
dormouse dove dragonfly egret eider elk falcon ferret finch firefly fox gannet gazelle gecko giraffe goldfinch grebe
hare hawk hedgehog heron hoopoe ibis ibex jackdaw kestrel kingfisher kiwi koala lark lemur linnet llama lynx magpie
mallard manatee marmot marten mole moose newt nightingale ocelot oriole osprey otter owl panda partridge pelican
penguin petrel pheasant pigeon plover puffin quail rabbit raven reindeer robin salmon seal sparrow starling stork swan
swift tapir tern thrush toucan trout turtle vole wagtail walrus warbler wombat woodpecker wren yak zebra
""".split())

NUMBERS = range(10, 100)


def new_code() -> str:
    """Return a code such as "amber-otter-27", one of several hundred thousand, each as likely as the other."""
    return f"{secrets.choice(COLOURS)}-{secrets.choice(ANIMALS)}-{secrets.choice(NUMBERS)}"


def spelled(text: str) -> str:
    """Return a code as it is stored, however it was typed: "Amber otter 27" is "amber-otter-27"."""
    return "-".join(text.lower().replace("-", " ").split())
