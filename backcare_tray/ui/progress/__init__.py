"""The progress window: today, weeks, body areas, feelings, the head-turn check, and sharing."""
