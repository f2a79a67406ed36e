"""Gates that input has to pass before any model sees it."""
