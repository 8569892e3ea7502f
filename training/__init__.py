"""Makes what is in `stemma.models`; not shipped."""
