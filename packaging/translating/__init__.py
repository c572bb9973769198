"""What `packaging/translate.py` does: texts out of the sources, into catalogues, and checks."""
