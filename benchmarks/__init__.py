"""Speed, memory and bytes, each measured beside a reference in the same run."""
