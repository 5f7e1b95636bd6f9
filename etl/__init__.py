"""Read articles, extract who met whom, resolve identity, load Postgres."""
