import { allHolds } from '#law/police-hold.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { opened } from '../words.ts'
import { policeBlocks, policeChronology, policeSteps } from './blocks.ts'
import { liveHolds } from './hold.ts'
import { PoliceView } from './schema.ts'
import type { PoliceRow } from './store.ts'
import type { LiftedWords, PoliceWords } from './words.ts'

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<PoliceView> {
  const rows = await rowsOf<PoliceRow>(ctx.tx, 'police', concern)
  const names = await accountNames(
    ctx.tx,
    concern.councilId,
    rows.map(row => row.by),
  )
  const today = ctx.today.toString()
  const hold = allHolds(liveHolds(rows))
  return {
    hold: hold ? { ...hold, blocks: [...hold.blocks] } : null,
    items: rows.map(row => {
      const words = opened<PoliceWords>(open, concern.id, row.words)
      const lifted = opened<LiftedWords>(open, concern.id, row.liftedWords)
      const { id, version, toldOn, heldFrom, blocks, reviewOn, liftedOn } = row
      return {
        ...{ id, version, toldOn, heldFrom, blocks: [...blocks], reviewOn, liftedOn },
        reviewDue: liftedOn === null && reviewOn !== null && reviewOn <= today,
        ...{ reference: words?.reference ?? null, officer: words?.officer ?? null },
        ...{ contact: words?.contact ?? null, asks: words?.asks ?? null, liftedBy: lifted?.who ?? null },
        ...{ writtenAt: row.at.toString(), by: (row.by && names.get(row.by)) ?? null },
      }
    }),
  }
}

export const policePart = casePart({
  name: 'police',
  output: PoliceView,
  restsOn: { tables: ['police'], none: { hold: null, items: [] } },
  load,
  blocks: policeBlocks,
  steps: policeSteps,
  chronology: policeChronology,
})
