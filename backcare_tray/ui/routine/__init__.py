"""The window that walks through a set."""
