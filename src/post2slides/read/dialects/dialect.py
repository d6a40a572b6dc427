"""What a dialect is: how it is recognised, and the passes that turn it into Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from post2slides.read.dialects.calls import Vocabulary
from post2slides.read.dialects.draft import Draft
from post2slides.diagnostics import Report
