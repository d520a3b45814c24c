import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { judgedOn } from '../../case/links.ts'
import { linkPair } from '../../case/store.ts'
import { linkIncident } from '../../concern/link-alike.ts'
import { type Opened, openConcern } from '../../concern/raise.ts'
import { findConcernByReference } from '../../concern/store.ts'
import { tellOfDanger } from '../../concern/tell.ts'
import type { ReportWords } from '../../words.ts'
import { repliedTo } from '../messages-store.ts'
import type { ReportRow } from '../store.ts'
import type { SortReport } from './schema.ts'

type Adult = NonNullable<SortReport['adult']>

interface Opening {
  readonly row: ReportRow
  readonly told: ReportWords
  readonly input: SortReport
  /** Those that came of this report before. */
  readonly before: readonly string[]
  /** A concern about the same incident. */
  readonly other: string | undefined
}

/**
 * A concern for each adult, with the report's own words. The reporter and what they asked of us stay with the report,
 * to which each points. Nobody named is a concern too, unless one was opened before.
 */
export async function openConcerns(ctx: Context, opening: Opening): Promise<readonly Opened[]> {
  const { row, told, before, other } = opening
  const input = {
    ...(row.homeId ? { homeId: row.homeId } : {}),
    danger: row.danger as 'now' | 'no' | 'not-known',
    words: told.account,
    place: told.place,
    happenedOn: told.happenedOn,
    happenedAbout: told.happenedAbout,
  }
  const answered = await repliedTo(ctx.tx, row.councilId, [row.id])
  const toldOn = answered.has(row.id) ? undefined : civilDateOf(row.receivedAt)
  const raised: Opened[] = []
  for (const adult of adultsIn(opening)) {
    raised.push(await openConcern(ctx, { reportId: row.id, adult, input, toldOn }))
  }
  const ids = [...before, ...raised.map(one => one.id)]
  await linkIncident(ctx, ids)
  const first = raised[0]
  if (other && first) {
    const link = { kind: 'same-incident', at: ctx.now, by: ctx.actor.id ?? null }
    await linkPair(ctx.tx, row.councilId, [first.id, other], link)
  }
  if (row.danger === 'now') for (const one of raised) await tellOfDanger(ctx, one)
  return raised
}

function adultsIn({ input, before }: Opening): readonly Adult[] {
  const { adult, others = [], moreAdults = '' } = input
  const lines = moreAdults
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const more: Adult[] = [...others, ...lines.map(line => ({ knownAs: line.slice(0, 200) }))]
  const named = adult && Object.values(adult).some(Boolean)
  if (named) return [adult, ...more]
  return before.length > 0 ? more : [{}, ...more]
}

/** The concern about the same incident. One that this person may not see is told as one that is not there. */
export async function theOther(ctx: Context, { sameIncidentAs }: SortReport): Promise<string | undefined> {
  if (!sameIncidentAs) return undefined
  const other = await findConcernByReference(ctx.tx, ctx.actor.councilId, sameIncidentAs)
  if (other && (await judgedOn(ctx, [other.id])).has(other.id)) return other.id
  const message = 'We could not find that concern, or you may not see it. Check its reference.'
  throw new Invalid([{ field: 'sameIncidentAs', message }])
}
