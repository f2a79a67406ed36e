"""Pieces of pages that are used by more than one step, and the note pane."""
