"""What is wrong with an installation: one check a function, told by `moorlands-dash doctor`."""
