"""Settings where people expect them: options, then the post, then the settings file, then the defaults.

declared.py   every setting, once
kind.py       how its value is read
file.py       the settings file
layers.py     what holds, and where it comes from
"""

from post2slides.settings.declared import Setting, Settings, settings_by_key
from post2slides.settings.file import from_file, possible_files, settings_file
from post2slides.settings.kind import Kind
from post2slides.settings.layers import Said, given, settled
from post2slides.settings.origin import Layer, Origin

__all__ = [
    "Kind",
    "Layer",
    "Origin",
    "Said",
    "Setting",
    "Settings",
    "from_file",
    "given",
    "possible_files",
    "settings_by_key",
    "settings_file",
    "settled",
]
