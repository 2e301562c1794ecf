"""The public sources, one a module: address, licence, layout, and what to do by hand."""
