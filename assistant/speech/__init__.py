"""From sound to a transcript."""
