"""Clean text and cut it into dateline, headings and sentences, with offsets."""
