"""Backcare: reminds people at a desk to counter their posture, and coaches them through it."""

__version__ = "0.1.0"
