"""IAthèque: the library of the AI projects of French local authorities."""

__version__ = "0.1.0"
