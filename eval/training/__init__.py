"""Scripts that make the trained data files of the checks, so that anyone can make them again."""
