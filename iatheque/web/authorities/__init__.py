"""The directory of authorities, the page of each, and its public register of algorithms."""
