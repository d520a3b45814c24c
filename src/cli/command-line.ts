import { ConfigError, readConfig } from '#platform/config/index.ts'
import { Invalid, isKnownError, NotFound } from '#platform/errors.ts'
import { lineFor } from '../line-for.ts'
import { helpOf, helpOfAll } from './help.ts'
import { findVerb, parseAfter } from './parse.ts'
import { runVerb } from './run-verb.ts'
import { Usage } from './verb.ts'

const tell = (line: string): void => void process.stdout.write(`${line}\n`)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * `lantern <verb>`: results to standard output, the rest to standard error. Answers the exit code: 0 done, 2
 * what was typed or given is wrong, 1 anything else.
 */
export async function runCommandLine(typed: readonly string[]): Promise<number> {
  const [first] = typed
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    tell(helpOfAll())
    return 0
  }
  const verb = findVerb(typed)
  if (!verb) {
    say(`There is no verb "${typed.slice(0, 2).join(' ')}". See: npm run lantern -- --help`)
    return 2
  }
  try {
    const parsed = parseAfter(verb, typed)
    if (parsed.options.help) {
      tell(helpOf(verb))
      return 0
    }
    const { words, options } = parsed
    if ('alone' in parsed.verb) return await parsed.verb.run({ words, options, tell, say })
    const alone = parsed.verb.runAlone?.({ words, options, tell, say })
    if (alone) return await alone
    await parsed.verb.before?.({ words, options, tell, say })
    return await runVerb({ verb: parsed.verb, words, options }, readConfig(process.env), { tell, say })
  } catch (error) {
    return failed(error)
  }
}

function failed(error: unknown): number {
  if (error instanceof Invalid) {
    for (const { field, message } of error.faults) say(field ? `${field}: ${message}` : message)
    return 2
  }
  const inPlainWords = error instanceof Usage || isKnownError(error)
  say(inPlainWords ? error.message : lineFor(error))
  return error instanceof Usage || error instanceof ConfigError || error instanceof NotFound ? 2 : 1
}
