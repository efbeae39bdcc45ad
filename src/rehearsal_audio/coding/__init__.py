"""Coders: people's codes and the tool's, and how far they agree."""
