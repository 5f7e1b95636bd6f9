"""The curated seeds and the gazetteer: as tables for the database, as lookups for extraction."""
