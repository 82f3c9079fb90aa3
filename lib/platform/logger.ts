import pino from 'pino';

/** Writes one JSON line an entry. Never hand it a request's arguments, a key or a password. */
export type Logger = pino.Logger;

const SECRET_PATHS = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  '*.password',
  '*.secret',
  '*.token',
];

/** The log of one role ("gate", "worker", …). The level is COUNTERSIGN_LOG_LEVEL, `info` unless set. */
export function createLogger(role: string): Logger {
  return pino({
    name: role,
    level: process.env.COUNTERSIGN_LOG_LEVEL ?? 'info',
    base: { pid: process.pid },
    redact: { paths: SECRET_PATHS, censor: '[left out]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
