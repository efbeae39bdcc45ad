"""Stage 3: words and speaker turns to a conversation."""
