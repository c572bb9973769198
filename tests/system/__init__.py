"""The system floor, on real buses, sockets and X servers."""
