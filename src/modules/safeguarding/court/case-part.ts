import { labelOf } from '#law/code-list.ts'
import { isInForce, restrictsDisclosure } from '#law/court-orders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { opened } from '../words.ts'
import { courtBlocks, courtChronology, courtSteps } from './blocks.ts'
import { CourtPart, type OrderView } from './schema.ts'
import type { CourtCaseRow, CourtOrderRow } from './store.ts'
import type { CourtWords, OrderWords } from './words.ts'

function orderView(row: CourtOrderRow, words: OrderWords | undefined, today: string): OrderView {
  const { id, madeOn, untilOn, endedOn, restricts } = row
  return {
    ...{ id, madeOn, untilOn, endedOn, restricts: [...restricts] },
    restrictsLabels: restricts.map(code => labelOf('court-restrictions', code)),
    inForce: isInForce(row, today),
    restrictsDisclosure: restrictsDisclosure(row),
    ...{ says: words?.says ?? null, maySee: words?.maySee ?? null },
  }
}

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<CourtPart> {
  const rows = await rowsOf<CourtCaseRow>(ctx.tx, 'court_case', concern)
  if (rows.length === 0) return { items: [], restricted: false }
  const orders = await rowsOf<CourtOrderRow>(ctx.tx, 'court_order', concern)
  const names = await accountNames(
    ctx.tx,
    concern.councilId,
    rows.map(row => row.leadId),
  )
  const today = ctx.today.toString()
  const items = rows.map(row => {
    const words = opened<CourtWords>(open, concern.id, row.words)
    const { id, version, kind, leadId, nextOn, endedOn } = row
    return {
      ...{ id, version, kind, leadId, nextOn, endedOn, at: row.at.toString() },
      kindLabel: labelOf('court-proceedings', kind),
      ...{ number: words?.number ?? null, about: words?.about ?? null },
      lead: names.get(leadId) ?? null,
      nextDue: endedOn === null && nextOn !== null && nextOn < today,
      orders: orders
        .filter(order => order.courtCaseId === id)
        .map(order => orderView(order, opened<OrderWords>(open, concern.id, order.words), today)),
    }
  })
  const restricted = items.some(one => one.orders.some(order => order.inForce && order.restrictsDisclosure))
  return { items, restricted }
}

export const courtPart = casePart({
  name: 'court',
  output: CourtPart,
  restsOn: { tables: ['court_case'], none: { items: [], restricted: false } },
  load,
  blocks: courtBlocks,
  steps: courtSteps,
  chronology: courtChronology,
})
