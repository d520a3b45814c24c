import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseStep, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { askOther, chaseWait } from './commands.ts'
import type { WaitsView, WaitView } from './schema.ts'

export const waitsIn = (whole: CaseView): WaitsView => (whole.parts.waiting ?? []) as WaitsView

/** What may be done about one; what a step of its own ends is ended there. */
function linksOf(wait: WaitView, whole: CaseView, ctx: PageContext): Pick<FactModel, 'href' | 'action'> {
  if (!ctx.mayEver(chaseWait) || whole.state === 'closed' || wait.source === 'police') return {}
  const href = `${concernHref(whole.id)}/waiting/${wait.id}`
  return { href, ...(wait.source === 'asked' ? { action: { text: 'It came', href: `${href}/end` } } : {}) }
}

const noteOf = (wait: WaitView, today: string): string =>
  [
    `Since ${formatCivilDate(wait.since)}.`,
    wait.chaseOn <= today ? 'To be asked again now.' : `Asked again on ${formatCivilDate(wait.chaseOn)}.`,
    wait.chased > 0 ? `Asked again ${wait.chased === 1 ? 'once' : `${wait.chased} times`} so far.` : '',
    [wait.who, wait.words].filter(Boolean).join(': '),
  ]
    .filter(Boolean)
    .join(' ')

export function waitBlocks(waits: WaitsView, whole: CaseView, ctx: PageContext): readonly PlacedBlock[] {
  const now = waits.filter(wait => wait.endedOn === null)
  if (now.length === 0) return []
  const today = ctx.today.toString()
  const due = now.some(wait => wait.chaseOn <= today)
  const facts = now.map(wait => ({
    ...{ term: wait.whom, value: wait.what, note: noteOf(wait, today) },
    ...linksOf(wait, whole, ctx),
  }))
  const heading = due ? 'Waiting for others: ask again now' : 'Waiting for others'
  const text = 'What keeps the person safe does not wait.'
  return [
    { place: 'facts', order: 110, block: { card: { heading, text, facts, tone: due ? 'lamp' : 'plain' } } },
  ]
}

export function waitSteps(_waits: WaitsView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (whole.state === 'closed' || !ctx.mayEver(askOther)) return []
  const link = { text: 'Somebody else was asked for something', href: `${concernHref(whole.id)}/waiting/new` }
  return [{ order: 590, link }]
}
