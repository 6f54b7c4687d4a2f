"""Writers: one module a format; each takes a `Disclosure` and knows nothing of how it was found."""
