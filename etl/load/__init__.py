"""Write articles, claims and the ledger, one transaction a batch."""
