"""What `hingelab bench` measures, and how it shows it."""
