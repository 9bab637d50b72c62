"""KS Huisbezoek: the youth-healthcare nurse plans prenatal home visits and closes the loop."""

__version__ = "0.1.0"
