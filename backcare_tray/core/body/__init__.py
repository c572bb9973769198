"""The body: its bones, joints and poses, how it moves, and where the camera stands. Pure."""
