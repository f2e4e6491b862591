"""Files in and out: import plans, exports, generated schemas."""
