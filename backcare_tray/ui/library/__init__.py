"""The library window: every move and set to look at, and what the person thinks of them."""
