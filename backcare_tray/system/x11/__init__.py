"""A small X11 client: the connection, and windows of other programs. No Xlib."""
