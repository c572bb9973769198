"""The welcome: what a person sees at the first start, and never again unless they ask."""
