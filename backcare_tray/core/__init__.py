"""What and when. Standard library only: no Qt, no files, no clock, no threads."""
