import { circumstanceOn, countSays, minorityOn } from '#law/circumstances.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { homeEventsSince } from '#src/modules/homes/index.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { casePart } from '../case/part.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { opened } from '../words.ts'
import { writeCircumstance } from './commands.ts'
import { standingsIn } from './holding.ts'
import { CircumstancesPart, type CircumstanceView } from './schema.ts'
import { type CircumstanceRow, circumstancesOf } from './store.ts'
import { urgentIn } from './urgent.ts'
import { circumstancesCard } from './view.ts'
import type { CircumstanceWords } from './words.ts'

function viewOf(row: CircumstanceRow, open: Opener, names: ReadonlyMap<string, string>): CircumstanceView {
  const words = opened<CircumstanceWords>(open, row.concernId, row.words)
  const { id, kind, version, standing, answers, counted, happenedOn } = row
  const day = civilDateOf(row.at)
  const circumstance = circumstanceOn(kind, day)
  return {
    ...{ id, kind, version, standing, answers: { ...answers }, counted, happenedOn },
    says: (circumstance && countSays(circumstance, counted)) ?? null,
    answered: [...(words?.answered ?? [])],
    about: words?.about ?? null,
    words: words?.text ?? null,
    at: row.at.toString(),
    by: (row.by && names.get(row.by)) ?? null,
  }
}

async function load(ctx: Context, row: ConcernWithPeople, open: Opener): Promise<CircumstancesPart> {
  const rows = await circumstancesOf(ctx.tx, row.councilId, row.id)
  const names = await accountNames(
    ctx.tx,
    row.councilId,
    rows.map(one => one.by),
  )
  const person = await personInBrief(ctx, row.personId)
  const received = civilDateOf(row.receivedAt)
  const minority = minorityOn(person?.bornOn ?? null, received, ctx.today)
  const young = minority && minority.state !== 'adult' ? minority : undefined
  return {
    written: rows.map(one => viewOf(one, open, names)),
    turns18On: young?.turns18On ?? null,
    isChild: young?.state === 'child',
    home: row.homeId ? await changesOfHome(ctx, row.homeId, received) : [],
  }
}

const told = { HomeClosed: 'closed', ProviderChanged: 'other-provider', FactChanged: 'dormant' } as const

/** What the register told of the home since the concern came in; the newest first. */
async function changesOfHome(
  ctx: Context,
  homeId: string,
  since: Temporal.PlainDate,
): Promise<CircumstancesPart['home']> {
  const events = await homeEventsSince(ctx.tx, homeId, since)
  return events.flatMap(one => {
    if (one.type === 'FactChanged' && !(one.fact === 'dormant' && one.after === true)) return []
    if (one.type !== 'HomeClosed' && one.type !== 'ProviderChanged' && one.type !== 'FactChanged') return []
    return [{ on: one.onDate, what: told[one.type] }]
  })
}

export const circumstancesPart = casePart({
  name: 'circumstances',
  output: CircumstancesPart,
  load,
  blocks(_value, whole, page) {
    const standings = standingsIn(whole, page.today)
    const may = whole.state !== 'closed' && page.mayEver(writeCircumstance)
    return [
      ...urgentIn(whole, standings, page.today).map((attention, at) => ({
        ...{ place: 'first' as const, order: 12 + at },
        block: { attention },
      })),
      { place: 'story', order: 590, block: { card: circumstancesCard(whole, standings, may) } },
    ]
  },
  chronology: value =>
    value.written
      .filter(one => one.standing !== 'not-so')
      .map(one => ({
        on: one.at,
        text: circumstanceOn(one.kind, civilDateOf(one.at))?.holds ?? one.kind,
        note: [one.standing === 'over' ? 'It is over' : null, one.by].filter(Boolean).join(', '),
      })),
})
