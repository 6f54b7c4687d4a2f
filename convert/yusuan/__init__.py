"""Budget disclosures of Chinese government departments as open data that proves itself."""

__version__ = "0.1.0"
