"""The animated figure, painted from bones."""
