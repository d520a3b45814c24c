import { parseArgs } from 'node:util'
import { type LoneVerb, Usage, type Verb } from './verb.ts'
import { verbs } from './verbs.ts'

type AnyVerb = Verb | LoneVerb

export interface Typed<V extends AnyVerb = AnyVerb> {
  readonly verb: V
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

export function findVerb(typed: readonly string[]): AnyVerb | undefined {
  return verbs.find(verb => verb.name.split(' ').every((word, i) => typed[i] === word))
}

/** What follows the verb. Throws Usage, one line, for an option or a word that it does not take. */
export function parseAfter(verb: AnyVerb, typed: readonly string[]): Typed {
  const { values, positionals } = parsed(verb, typed)
  const options = values as Typed['options']
  const needs = verb.needs ?? []
  const missing = needs[positionals.length]
  if (missing !== undefined && !options.help) throw new Usage(missing)
  const extra = positionals[needs.length]
  if (extra !== undefined)
    throw new Usage(`"${extra}" is one word too many for ${verb.name}. ${seeHelp(verb)}`)
  return { verb, words: positionals, options }
}

function parsed(verb: AnyVerb, typed: readonly string[]) {
  const forAll = 'alone' in verb ? ({ help: 'flag' } as const) : ({ council: 'text', help: 'flag' } as const)
  const options = Object.entries({ ...forAll, ...verb.options }).map(([name, kind]) => [
    name,
    { type: kind === 'flag' ? 'boolean' : 'string' } as const,
  ])
  try {
    return parseArgs({
      args: typed.slice(verb.name.split(' ').length),
      allowPositionals: true,
      options: Object.fromEntries(options),
    })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    throw new Usage(`${plain(code, (error as Error).message)} ${seeHelp(verb)}`, { cause: error })
  }
}

/** Node's own messages end in advice that does not fit here. */
function plain(code: string, message: string): string {
  const option = /'(?:-\w, )?(-{1,2}[^'\s]+)/.exec(message)?.[1] ?? 'that'
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`
  if (message.includes('does not take an argument')) return `The option ${option} takes no value.`
  return `The option ${option} needs a value after it.`
}

function seeHelp(verb: AnyVerb): string {
  return `See: npm run lantern -- ${verb.name} --help`
}
