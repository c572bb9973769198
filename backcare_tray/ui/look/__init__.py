"""The look of all windows; `ui/theme.py` is its door."""
