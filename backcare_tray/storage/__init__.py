"""Files: settings, history, the library of moves. Core, platformdirs and tomli_w only."""
