import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { demoIds } from '../demo-ids.ts'
import { ageOn } from './keep.ts'
import { fullName, nameKey } from './names.ts'
import { PeopleFound, type PersonFound, PersonView, SearchPeople } from './schema.ts'
import { type PersonRow, searchPeople } from './store.ts'
import { personColumns, personSubject } from './subject.ts'
import { openPersonWords } from './words.ts'

type HomeNames = ReadonlyMap<string, { readonly id: string; readonly name: string }>

const homeOf = (homes: HomeNames, id: string | null) => {
  const home = id ? homes.get(id) : undefined
  return home ? { id: home.id, name: home.name } : null
}

export async function viewOfPerson(ctx: Context, row: PersonRow): Promise<z.input<typeof PersonView>> {
  const [homes, words] = [
    await homesById(ctx.tx, row.homeId ? [row.homeId] : []),
    await openPersonWords(ctx, row),
  ]
  const { councilId: _, words: __, homeId, ...rest } = row
  const until = row.diedOn ? Temporal.PlainDate.from(row.diedOn) : ctx.today
  return {
    ...rest,
    conditions: [...row.conditions],
    name: fullName(row),
    age: ageOn(row.bornOn, until),
    home: homeOf(homes, homeId),
    communication: words.communication ?? null,
    matters: words.matters ?? null,
    placedBy: words.placedBy ?? null,
  }
}

export const getPerson = query({
  name: 'people.getPerson',
  does: 'Gives what is known of an adult: who they are, where they live, how to talk with them.',
  api: 'GET /adults/{personId}',
  input: z.object({ personId: z.uuid() }),
  output: PersonView,
  can: 'person.read',
  subject: (ctx, input) => personSubject(ctx, input.personId),
  run: (ctx, _input, { row }) => viewOfPerson(ctx, row),
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { personId: demoIds.person } },
})

export const searchAdults = query({
  name: 'people.searchAdults',
  does: 'Finds adults by name or by the home they live in.',
  api: 'GET /adults',
  input: SearchPeople,
  output: PeopleFound,
  can: 'person.search',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { q, homeId, page, perPage }) {
    const words = nameKey(q).split(' ').filter(Boolean)
    const visible = ctx.visible('person.read', personColumns)
    const wanted = { councilId: ctx.actor.councilId, words, homeId, visible }
    const { rows, total } = await searchPeople(ctx.tx, wanted, perPage, (page - 1) * perPage)
    const homes = await homesById(
      ctx.tx,
      rows.flatMap(row => row.homeId ?? []),
    )
    return { items: rows.map(row => found(row, homes)), total, page, perPage }
  },
  trace: 'search',
  // The name that was looked for stays out of the log: it is about a person.
  traced: ({ total }, { q, homeId }) => ({ count: total, byName: Boolean(q), homeId }),
  example: { role: 'duty-worker', input: { q: 'Marlowe' } },
})

function found(row: PersonRow, homes: HomeNames): PersonFound {
  const { id, knownAs, bornOn, bornAbout, diedOn } = row
  return { id, name: fullName(row), knownAs, bornOn, bornAbout, home: homeOf(homes, row.homeId), diedOn }
}
