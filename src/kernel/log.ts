import { type Logger, pino } from 'pino'

/** Structured log lines on standard error. Personal data and secrets are named here so that they never leave by accident. */
export const logger = (level: string): Logger =>
  pino(
    {
      level,
      base: undefined,
      redact: { paths: ['*.password', '*.token', '*.cookie', '*.authorization', 'password', 'token'], censor: '[removed]' },
    },
    pino.destination({ fd: 2, sync: false }),
  )
