"""The pure core: values in, values out; no file, clock, environment, log or print."""
