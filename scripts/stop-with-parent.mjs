const CHECK_EVERY_MS = 300;

/**
 * What started this program may die without passing on its signal: npm after a SIGKILL, or a shell between npm and the program after a
 * SIGTERM. So if the parent is gone, this process stops as if it had received the signal itself.
 */
export function stopWithParent() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_EVERY_MS);
  watch.unref();
  // If the signal reached this process as well, don't send it again: a second one would cut off turns in flight.
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      clearInterval(watch);
      // Without another listener, end as if there had been none.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
}
