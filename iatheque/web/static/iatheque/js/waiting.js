// A page that waits for long work looks again by itself, every few seconds.
setTimeout(() => location.replace(location.href), 4000);
