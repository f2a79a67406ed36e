"""One file a revision, numbered in order. A published revision is never edited."""
