"""The operating system: clock, alarm, D-Bus, input, session, notifications. No windows."""
