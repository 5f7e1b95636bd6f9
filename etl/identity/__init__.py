"""Which mentions are one actor and which reports are one meeting: from claims to facts."""
