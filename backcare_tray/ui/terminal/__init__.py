"""A set in the terminal."""
