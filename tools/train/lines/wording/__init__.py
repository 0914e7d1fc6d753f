"""How sites word their furniture, for the generator of dumps.

Each list is split in two by position: even entries are for training
templates, odd ones for templates that are held apart; `MORE` is for training
only. Written by hand for this project from general knowledge of news sites;
nothing is copied.
"""

# ruff: noqa: F401, F403
from .article import *
from .furniture import *
from .inline import INLINE
from .more import FAMILY as FAMILY_MORE
from .more import FATHERS, MORE, ROLES
from .more import GIVEN as GIVEN_MORE
from .names import *
from .sentences import *
