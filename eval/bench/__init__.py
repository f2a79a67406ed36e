"""Benchmarks of time and memory. Like the tasks they run the workflow that the app runs."""
