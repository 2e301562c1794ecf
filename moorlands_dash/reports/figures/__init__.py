"""Single figures to save or share: which there are, and each as a picture with what it says."""
