"""Parts of the page on which texts for patients are made, read, approved and kept."""
