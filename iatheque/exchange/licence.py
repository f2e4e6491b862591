"""The licence of the public data."""

NAME = "Licence Ouverte 2.0"
URL = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
