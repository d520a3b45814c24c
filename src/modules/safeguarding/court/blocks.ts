import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseStep, ChronologyEntry, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { dayFact } from '../process/blocks.ts'
import { concernHref } from '../view/words.ts'
import { endOrder, recordOrder, recordProceedings, updateProceedings } from './commands.ts'
import { restrictingOrders } from './order-field.ts'
import type { CourtCaseView, CourtPart, OrderView } from './schema.ts'

export const courtIn = (whole: CaseView): CourtPart => whole.parts.court as CourtPart

const GONE = 'These words were removed.'

/** Whom the policy lets take a case out: the query itself reads the case, and so cannot be named here. */
const takesOut: readonly string[] = ['safeguarding-manager', 'information-governance']

export function courtBlocks({ items }: CourtPart, whole: CaseView, ctx: PageContext): readonly PlacedBlock[] {
  const [first] = restrictingOrders(whole)
  const placed: PlacedBlock[] = items.map((one, at) => ({
    ...{ place: 'story' as const, order: 205 + at / 1000 },
    block: { card: cardOf(one, whole, ctx) },
  }))
  return first ? [restrictionFirst(whole), ...placed] : placed
}

/** Above all else, as the hold of the police is: it is read before anybody is told anything. */
function restrictionFirst(whole: CaseView): PlacedBlock {
  return {
    place: 'first',
    order: 14,
    block: {
      attention: {
        heading: 'A court has said who may be told',
        tone: 'lamp',
        text: 'Read it before any answer, letter or sharing. What keeps somebody safe does not wait.',
        reasons: restrictingOrders(whole).map(order => ({
          date: formatCivilDate(order.madeOn),
          text: order.maySee ?? order.says ?? GONE,
          source: order.restrictsLabels.join('; '),
        })),
      },
    },
  }
}

function cardOf(one: CourtCaseView, whole: CaseView, ctx: PageContext): CardModel {
  const { number, about, lead, nextOn, nextDue, endedOn, orders, kindLabel } = one
  return {
    heading: nextDue ? 'What came of the hearing? Nobody has written it down' : 'Before a court',
    tone: nextDue ? 'clay' : 'plain',
    facts: [
      { term: 'Proceedings', value: kindLabel, ...(about ? { note: about } : {}) },
      { term: 'Case number', ...(number ? { value: number } : { missing: GONE }) },
      { term: 'Who of us leads', value: lead ?? 'Somebody who has left' },
      endedOn ? dayFact('Ended', endedOn, '') : dayFact('Next hearing', nextOn, 'No day is known'),
      ...orders.map(orderFact),
      { term: 'Kept', value: 'The case is held and not forgotten while the hold stands' },
    ],
    links: linksOf(one, whole, ctx),
  }
}

function orderFact({ madeOn, untilOn, inForce, restrictsLabels, says }: OrderView): FactModel {
  const until = untilOn ? ` until ${formatCivilDate(untilOn)}` : ''
  return {
    term: `Order of ${formatCivilDate(madeOn)}`,
    value: says ?? GONE,
    note: [...restrictsLabels, inForce ? `in force${until}` : 'no longer in force'].join('; '),
  }
}

function linksOf(
  { id, endedOn, number, orders }: CourtCaseView,
  whole: CaseView,
  ctx: PageContext,
): LinkModel[] {
  const to = (path: string) => `${concernHref(whole.id)}/court/${id}${path}`
  const hiddenText = number ?? ''
  const standing = ctx.mayEver(endOrder) ? orders.filter(order => order.inForce && !order.endedOn) : []
  return [
    ...(ctx.mayEver(recordOrder) && !endedOn
      ? [{ text: 'The court made an order', href: to('/orders/new'), hiddenText }]
      : []),
    ...(ctx.mayEver(updateProceedings) && !endedOn
      ? [{ text: 'Next hearing, who leads, or its end', href: to('/change'), hiddenText }]
      : []),
    ...(takesOut.includes(ctx.role)
      ? [{ text: 'The case in pages, for the court', href: to('/export'), hiddenText }]
      : []),
    ...standing.map(order => ({
      text: `The order of ${formatCivilDate(order.madeOn)} no longer holds`,
      href: `${concernHref(whole.id)}/court/orders/${order.id}/end`,
    })),
  ]
}

/** Also in a closed case: proceedings run on. */
export function courtSteps(_value: CourtPart, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (!ctx.mayEver(recordProceedings)) return []
  const link = { text: 'It goes before a court', href: `${concernHref(whole.id)}/court/new` }
  return [{ order: 785, link }]
}

export function courtChronology({ items }: CourtPart): readonly ChronologyEntry[] {
  return items.flatMap(one => [
    {
      on: one.at,
      text: `Before a court: ${one.kindLabel}`,
      note: one.number ?? '',
      turning: true,
    },
    ...one.orders.map(order => ({
      ...{ on: order.madeOn, text: `Order of the court: ${order.says ?? GONE}`, turning: true },
      note: order.restrictsLabels.join('; '),
    })),
    ...(one.endedOn ? [{ on: one.endedOn, text: 'The proceedings ended', note: one.number ?? '' }] : []),
  ])
}
