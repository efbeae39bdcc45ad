"""Our output against references: libraries inside, own results outside."""
