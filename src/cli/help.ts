import type { LoneVerb, Verb } from './verb.ts'
import { verbs } from './verbs.ts'

const forCouncil = '--council GSS: for which council, where there are several'
const environment =
  'Works on the data of LANTERN_DATA or DATABASE_URL, while Lantern runs and while it does not.'

/** All verbs, a line each. */
export function helpOfAll(): string {
  const longest = Math.max(...verbs.map(verb => called(verb).length))
  const lines = verbs.map(verb => `  ${called(verb).padEnd(longest)}  ${verb.does}`)
  return [
    'Usage: npm run lantern -- VERB',
    ...lines,
    `  ${forCouncil}`,
    environment,
    'More on one of them: npm run lantern -- VERB --help',
  ].join('\n')
}

/** One verb: how it is typed, what it does, and its options. */
export function helpOf(verb: Verb | LoneVerb): string {
  const about = [`Usage: npm run lantern -- ${called(verb)}`, `${verb.does}.`]
  const more = (verb.more ?? []).map(line => `  ${line}`)
  const standsOn =
    'alone' in verb ? ['Needs no database, and changes nothing.'] : [`  ${forCouncil}`, environment]
  return [...about, ...more, ...standsOn].join('\n')
}

function called(verb: Verb | LoneVerb): string {
  return `${verb.name} ${verb.takes}`.trim()
}
