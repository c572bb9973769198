"""The window "Why is it quiet?": one sentence, and all that is watched."""
