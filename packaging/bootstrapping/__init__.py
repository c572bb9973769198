"""The steps of `bootstrap.py`: standard library only, for it runs before anything is installed."""
