import type { Caller } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import { text, Usage, type VerbContext } from './verb.ts'

interface Council {
  readonly id: string
  readonly code: string
  readonly name: string
}

/**
 * For which council a verb works: the one named by `--council GSS`, else the only one that uses this Lantern.
 */
export async function callerFor(context: VerbContext): Promise<Caller> {
  const known = await councilsHere(context)
  const wanted = text(context, 'council')
  const councils = wanted ? known.filter(row => row.code === wanted) : known
  const [council] = councils
  if (council && councils.length === 1) return { actor: systemActor(council.id), via: 'cli' }
  throw new Usage(whichCouncil(wanted, known))
}

/** The one named by `--council GSS`, else all that use this Lantern; at least one. */
export async function councilsFor(context: VerbContext): Promise<readonly Council[]> {
  const known = await councilsHere(context)
  const wanted = text(context, 'council')
  const councils = wanted ? known.filter(row => row.code === wanted) : known
  if (councils.length === 0) throw new Usage(whichCouncil(wanted, known))
  return councils
}

async function councilsHere({ lantern }: VerbContext): Promise<readonly Council[]> {
  const found = await lantern.database.pool.query<Council>(
    'select id, code, name from platform.council where uses_lantern order by name',
  )
  return found.rows
}

function whichCouncil(wanted: string | undefined, known: readonly Council[]): string {
  if (known.length === 0)
    return 'No council uses this Lantern yet: run `npm run lantern -- council add GSS` first.'
  const list = known.map(({ code, name }) => `${code} (${name})`).join(', ')
  return wanted
    ? `No council here has the code ${wanted}. Use one of: ${list}.`
    : `Say for which council with --council GSS. Use one of: ${list}.`
}
