"""The windows in which people make, change, share and take in their own moves and sets."""
