"""Turn a Markdown post into a native, editable PowerPoint deck."""
