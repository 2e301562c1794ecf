"""Every table behind a page, by name: the same for pages, downloads and the command line."""
