"""Where records are decided: in this process, or in several.

Every engine does one thing: chunks go in, and an answer for each comes out, in the same order. What is
done with a chunk is the same piece of code in all of them, so that the answers are the same bytes.
"""
