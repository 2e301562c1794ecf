"""The public sources replayed on this machine: what is documented of them, from small files."""
