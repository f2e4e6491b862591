"""Pages for people; the modules beside this one are shared by the parts."""
