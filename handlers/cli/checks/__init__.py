"""What `hospes doctor` looks at, a module per subject."""
