import type { DestinationStream } from 'pino'

/** Turns pino's JSON lines into lines for a person: `14:02:11 warn  Mail could not be sent  job=… status=503`. */
export function readable(to: DestinationStream): DestinationStream {
  return { write: line => to.write(`${readableLine(line)}\n`) }
}

const aside = new Set(['level', 'time', 'msg', 'reqId', 'req', 'res', 'err', 'error', 'responseTime'])

export function readableLine(json: string): string {
  const { level, time, msg, reqId, req, res, err, error, responseTime, ...rest } = parsed(json)
  const words = [
    String(time ?? '').slice(11, 19),
    String(level ?? '').padEnd(5),
    [req && `${record(req).method} ${record(req).route}`, msg].filter(Boolean).join(' '),
    res && `status=${record(res).status}`,
    typeof responseTime === 'number' && `${Math.round(responseTime)} ms`,
    ...Object.entries(rest)
      .filter(([name]) => !aside.has(name))
      .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`),
    reqId && `request=${String(reqId)}`,
  ]
  return [words.filter(Boolean).join(' '), ...fault(err ?? error)].join('\n')
}

function parsed(json: string): Record<string, unknown> {
  try {
    return record(JSON.parse(json))
  } catch {
    return { msg: json.trim() }
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function fault(error: unknown): readonly string[] {
  if (!error) return []
  const { kind, message, code, at } = record(error)
  const frames = Array.isArray(at) ? at.slice(0, 4).map(frame => `           ${String(frame)}`) : []
  return [`         ${String(kind)}${code ? ` ${String(code)}` : ''}: ${String(message)}`, ...frames]
}
