"""How the columns of an unknown table might map to fields: what ``ddcheck map`` proposes."""
