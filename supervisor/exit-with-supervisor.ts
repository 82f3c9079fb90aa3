/**
 * Preloaded into every process the supervisor starts: when the channel to the supervisor breaks, the supervisor is gone
 * (killed, perhaps) and nobody else would end this process. It gets the usual signal first, then no more time.
 */
const GRACE_MS = 8_000;

// A process that one of ours starts preloads this too, and its channel is no business of ours: only who was started by
// the supervisor itself finds the mark.
if (process.env.COUNTERSIGN_SUPERVISED === '1') {
  delete process.env.COUNTERSIGN_SUPERVISED;
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  // Listening must not keep the process alive by itself.
  process.channel?.unref();
}
