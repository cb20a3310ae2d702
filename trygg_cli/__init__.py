"""Safety and crime-prevention plans of Swedish municipalities as checked, versioned data."""

__version__ = "0.1.0"
