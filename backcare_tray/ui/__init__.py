"""What is seen: tray, reminder card, routine window, settings."""
