"""A report as one HTML page: figures from SQL, charts as SVG, no network."""
