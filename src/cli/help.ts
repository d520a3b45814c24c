import type { Verb } from './verb.ts'
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
export function helpOf(verb: Verb): string {
  return [`Usage: npm run lantern -- ${called(verb)}`, `${verb.does}.`, `  ${forCouncil}`, environment].join(
    '\n',
  )
}

function called(verb: Verb): string {
  return `${verb.name} ${verb.takes}`.trim()
}
