import { parseArgs } from 'node:util'
import { ConfigError, loadSecrets, readConfig } from '#platform/config/index.ts'
import { reachDatabase } from '#platform/database/reach.ts'
import { Invalid, isKnownError } from '#platform/errors.ts'
import { createLog } from '#platform/log/index.ts'
import { auditVerify } from './cli/audit.ts'
import { backupVerb, restoreVerb } from './cli/backup.ts'
import { importCqcApi } from './cli/import.ts'
import { councilAdd, roleGrant } from './cli/people.ts'
import { demo, migrateVerb } from './cli/setup.ts'
import { tokenCreate } from './cli/token.ts'
import { Usage, type Verb, type VerbContext } from './cli/verb.ts'
import { seedDemonstration } from './demo/seed.ts'
import { openLantern } from './lantern.ts'
import { lineFor } from './line-for.ts'

const verbs: readonly Verb[] = [
  importCqcApi,
  tokenCreate,
  auditVerify,
  backupVerb,
  restoreVerb,
  councilAdd,
  roleGrant,
  migrateVerb,
  demo,
]

const tell = (line: string): void => void process.stdout.write(`${line}\n`)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** `lantern <verb>`: results to standard output, the rest to standard error; 0 done, 2 bad input. */
async function main(typed: readonly string[]): Promise<number> {
  const verb = verbs.find(candidate => candidate.name.split(' ').every((word, i) => typed[i] === word))
  if (!verb) return usage(typed)
  const rest = typed.slice(verb.name.split(' ').length)
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries({ council: 'text', help: 'flag', ...verb.options } as const).map(([name, kind]) => [
        name,
        { type: kind === 'flag' ? 'boolean' : 'string' } as const,
      ]),
    ),
  })
  if (values.help) return usage(typed)
  return runVerb(verb, positionals, values as VerbContext['options'])
}

async function runVerb(
  verb: Verb,
  words: readonly string[],
  options: VerbContext['options'],
): Promise<number> {
  const config = readConfig(process.env)
  const log = createLog({
    mode: config.mode,
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  })
  const database = await reachDatabase(config, say)
  try {
    const secrets = await loadSecrets(config)
    const quiet = { ...config, runs: { web: false, worker: false } }
    const lantern = await openLantern({ config: quiet, secrets, appUrl: database.appUrl, log })
    try {
      if (config.mode === 'demo' && !verb.bare) await seedDemonstration(lantern, database, say)
      return await verb.run({ lantern, database, words, options, tell, say })
    } finally {
      await lantern.close()
    }
  } finally {
    await database.stop()
  }
}

function usage(typed: readonly string[]): number {
  const asked = typed.length === 0 || typed.includes('--help') || typed[0] === 'help'
  const lines = verbs.map(verb => `  lantern ${`${verb.name} ${verb.takes}`.padEnd(46)} ${verb.does}`)
  const out = asked ? tell : say
  if (!asked) out(`There is no verb "${typed.slice(0, 2).join(' ')}".`)
  out(
    [
      'Usage: npm run lantern -- VERB',
      ...lines,
      '  --council GSS: for which council, where there are several',
    ].join('\n'),
  )
  return asked ? 0 : 2
}

function failed(error: unknown): number {
  if (error instanceof Invalid) {
    for (const { field, message } of error.faults) say(field ? `${field}: ${message}` : message)
    return 2
  }
  const code = (error as { code?: string }).code
  if (error instanceof Usage || code?.startsWith('ERR_PARSE_ARGS')) {
    say((error as Error).message)
    return 2
  }
  say(isKnownError(error) ? error.message : lineFor(error))
  return error instanceof ConfigError || isKnownError(error) ? 2 : 1
}

process.exitCode = await main(process.argv.slice(2)).catch(failed)
