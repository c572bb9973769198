"""A small Wayland client. No libwayland."""
