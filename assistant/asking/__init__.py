"""Questions to the guidelines: answered from numbered passages, every sentence checked against its own."""
