"""The public register of algorithms of one authority, in the shape of Etalab's inventory."""
