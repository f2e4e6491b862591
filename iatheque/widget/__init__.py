"""What other sites show of the library; always the anonymous reader, whoever is signed in here."""
