"""Reading a practice's documents into blocks of text: one file a format, and ``read`` chooses."""
