import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import type { Config } from '../config/index.ts'
import { masked, seenError } from './errors.ts'
import { readable } from './readable.ts'

/** Fastify takes it as `loggerInstance`; `log.child({ jobId })` adds to every line. */
export type Log = Logger

/**
 * Never written, wherever they are in what is logged. The log may be read by people who may not read the
 * records, so it holds ids, codes and counts: names, addresses and words have no place in it.
 */
const secretFields = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'email',
  'address',
  'name',
  'body',
  'input',
  'answers',
  'nhsNumber',
  'dateOfBirth',
]
const redacted = secretFields.flatMap(field => [field, `*.${field}`, `*.*.${field}`])

/** JSON lines in production, one readable line each in a demonstration; both to standard error. */
export function createLog(
  config: Pick<Config, 'mode' | 'logLevel'>,
  destination: DestinationStream = standardError(),
): Log {
  const options: LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    redact: { paths: redacted, censor: '[kept out]' },
    hooks: { logMethod: withMaskedMessage },
    serializers: { req: seenRequest, res: seenReply, err: seenError, error: seenError },
  }
  return pino(options, config.mode === 'demo' ? readable(destination) : destination)
}

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>

/** An error logged without words would lend its own message, unmasked. */
const withMaskedMessage: LogMethod = function (args, method) {
  const given: unknown = args[0]
  const error = given instanceof Error ? given : (given as { err?: unknown } | undefined)?.err
  if (args.length > 1 || !(error instanceof Error)) return method.apply(this, args)
  return method.apply(this, [{ err: error }, masked(error.message)])
}

/** Written at once: the last lines before a crash are the ones that matter. */
function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true })
}

interface Asked {
  readonly id?: unknown
  readonly method?: string
  readonly url?: string
  readonly routeOptions?: { readonly url?: string | undefined }
}

/** The route, not the address: addresses hold search words and one-time links. */
function seenRequest(request: Asked) {
  return { id: request.id, method: request.method, route: request.routeOptions?.url ?? 'unknown' }
}

function seenReply(reply: { readonly statusCode?: number }) {
  return { status: reply.statusCode }
}
