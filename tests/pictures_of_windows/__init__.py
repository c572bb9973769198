"""Pictures of every window in every state: `python -m tests.pictures_of_windows --into FOLDER`."""
