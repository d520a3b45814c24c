/**
 * What the log may say of an error: its kind, its code, where it was thrown, and its message with everything
 * masked that can quote a record (PostgreSQL and parsers quote the value they choke on).
 */
export function seenError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, constraint, table } = error as Error & {
    code?: unknown
    constraint?: unknown
    table?: unknown
  }
  const cause = error.cause === undefined ? undefined : seenError(error.cause)
  const seen = {
    kind: error.name,
    message: masked(error.message),
    code,
    constraint,
    table,
    at: framesOf(error),
    cause,
  }
  return Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined))
}

const quoted = /"[^"]*"|'[^']*'|`[^`]*`|\u201c[^\u201d]*\u201d/g
const email = /[^\s@<>()]+@[^\s@<>()]+/g
// Phone and NHS numbers; the digits of an id stand next to a letter or a hyphen.
const longNumber = /(?<![\w-])\+?\d[\d ]{7,}\d(?![\w-])/g

/** Anything quoted, e-mail addresses and long numbers are masked; identifiers and codes stay. */
export function masked(message: string): string {
  return message.replace(quoted, '"…"').replace(email, '…@…').replace(longNumber, '…')
}

function framesOf(error: Error): readonly string[] {
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return frames.slice(0, 8).map(line =>
    line
      .trim()
      .replace(/^at /, '')
      .replace(/file:\/\/\/?/, '/'),
  )
}
