"""The files that a stock Datami widget reads, generated from the model (docs/reference/datami.md).

Datami is a widget of multi.coop that shows a CSV in a page; its reader of CSV is made by hand and
loses what an ordinary reader keeps. Everything here is public, whoever asks.
"""
