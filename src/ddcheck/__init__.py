"""Decides whether a shipment or customer may be served, and says why."""
