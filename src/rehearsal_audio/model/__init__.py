"""Frozen data that all stages share; standard library only."""
