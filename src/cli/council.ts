import type { Caller } from '#platform/access/actor.ts'
import { systemActor } from '#platform/access/actor.ts'
import { text, Usage, type VerbContext } from './verb.ts'

/**
 * For which council a verb works: the one named by `--council GSS`, else the only one that uses this Lantern.
 */
export async function callerFor(context: VerbContext): Promise<Caller> {
  const found = await context.lantern.database.pool.query<{ id: string; code: string; name: string }>(
    'select id, code, name from platform.council where uses_lantern order by name',
  )
  const wanted = text(context, 'council')
  const councils = wanted ? found.rows.filter(row => row.code === wanted) : found.rows
  const [council] = councils
  if (council && councils.length === 1) return { actor: systemActor(council.id), via: 'cli' }
  throw new Usage(whichCouncil(wanted, found.rows))
}

function whichCouncil(wanted: string | undefined, known: readonly { code: string; name: string }[]): string {
  if (known.length === 0)
    return 'No council uses this Lantern yet: run `npm run lantern -- council add GSS` first.'
  const list = known.map(({ code, name }) => `${code} (${name})`).join(', ')
  return wanted
    ? `No council here has the code ${wanted}. Use one of: ${list}.`
    : `Say for which council with --council GSS. Use one of: ${list}.`
}
