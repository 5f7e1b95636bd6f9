"""Every table, so that importing `models` completes the metadata."""
