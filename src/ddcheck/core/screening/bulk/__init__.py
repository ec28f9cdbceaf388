"""Whole columns of names at once, with numpy: how a large index is prepared, and how many names are looked up.

It makes what `building` makes and finds what `index` finds, one name at a time and without numpy; each of the two
ways is the test of the other. Nothing outside of here knows numpy.
"""
