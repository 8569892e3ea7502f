"""Turns clusters into entities, events, series of figures, differences, origins and stories."""
