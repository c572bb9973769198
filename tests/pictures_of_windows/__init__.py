"""Pictures of every window in every state, to be looked at: `python -m tests.pictures_of_windows`."""
