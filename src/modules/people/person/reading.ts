import type { Context } from '#platform/context.ts'
import { ageOn } from './keep.ts'
import { fullName, nameKey } from './names.ts'
import { findPeople, findPeopleSeen, findResidents, type PersonRow, peopleLike } from './store.ts'
import { personColumns } from './subject.ts'

/** What another module may know of a person whose record of its own it is judged on. */
export interface PersonInBrief {
  readonly id: string
  readonly name: string
  readonly knownAs: string | null
  readonly bornOn: string | null
  readonly bornAbout: string | null
  readonly age: number | null
  readonly homeId: string | null
  readonly funding: string | null
  readonly restricted: boolean
  readonly diedOn: string | null
}

type Reading = Pick<Context, 'tx' | 'actor' | 'today'>

/** By id, in one statement however many. The caller has judged who may see whom. */
export async function personsInBrief(
  ctx: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonInBrief>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await findPeople(ctx.tx, ctx.actor.councilId, wanted)
  return new Map(rows.map(row => [row.id, inBrief(row, ctx.today)]))
}

export async function personInBrief(ctx: Reading, id: string): Promise<PersonInBrief | undefined> {
  return (await personsInBrief(ctx, [id])).get(id)
}

/** Those whose name is like this, that this reader may see; for finding who is meant, and lists by name. */
export async function peopleNamedLike(
  ctx: Context,
  name: string,
  limit = 200,
): Promise<readonly PersonInBrief[]> {
  const words = nameKey(name).split(' ').filter(Boolean)
  if (words.length === 0) return []
  const visible = ctx.visible('person.read', personColumns)
  const wanted = { councilId: ctx.actor.councilId, words, homeId: undefined, visible }
  const rows = await peopleLike(ctx.tx, wanted, limit)
  return rows.map(row => inBrief(row, ctx.today))
}

/** Who lives in a home now, and whoever left it on this day or later. The caller has judged who may see whom. */
export async function residentsOf(
  ctx: Reading,
  homeId: string,
  leftSince?: Temporal.PlainDate,
): Promise<readonly PersonInBrief[]> {
  const rows = await findResidents(ctx.tx, ctx.actor.councilId, homeId, leftSince?.toString() ?? null)
  return rows.map(row => inBrief(row, ctx.today))
}

/** Of these, those whose own record this reader may open: not restricted, not kept away from. */
export async function peopleSeenBy(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const visible = ctx.visible('person.read', personColumns)
  return new Set(await findPeopleSeen(ctx.tx, ctx.actor.councilId, ids, visible))
}

function inBrief(row: PersonRow, today: Temporal.PlainDate): PersonInBrief {
  const { id, knownAs, bornOn, bornAbout, homeId, funding, restricted, diedOn } = row
  const until = diedOn ? Temporal.PlainDate.from(diedOn) : today
  const age = ageOn(bornOn, until)
  return { id, name: fullName(row), knownAs, bornOn, bornAbout, age, homeId, funding, restricted, diedOn }
}
