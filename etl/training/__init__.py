"""Train, measure and export the extraction model; nothing at run time imports this."""
