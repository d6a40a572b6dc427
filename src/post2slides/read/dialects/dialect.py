"""What a dialect is: how it is recognised, and the passes that turn it into Markdown and HTML."""

from __future__ import annotations


