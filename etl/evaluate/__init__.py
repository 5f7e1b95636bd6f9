"""Compare the meetings extracted from articles with those people annotated."""
