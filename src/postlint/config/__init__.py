"""The configuration: find it, read it with all that it extends, check it, and say what holds for whom and why.

``find`` → ``read`` → (the packs it names are loaded) → ``Config.of`` → ``config.plan(brand, network)``.
"""

from postlint.config.find import NAME, ConfigErrors, Raw, find, read
from postlint.config.globs import matches
from postlint.config.plan import Bound
from postlint.config.settings import Config

__all__ = ["NAME", "Bound", "Config", "ConfigErrors", "Raw", "find", "matches", "read"]
