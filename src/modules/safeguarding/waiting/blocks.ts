import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { LinkModel } from '#platform/view/models.ts'
import type { CaseStep, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { askOther, chaseWait } from './commands.ts'
import type { WaitsView, WaitView } from './schema.ts'

export const waitsIn = (whole: CaseView): WaitsView => (whole.parts.waiting ?? []) as WaitsView

/** Where it is written down that one was asked again; what a step of its own ends is ended there. */
function hrefOf(wait: WaitView, whole: CaseView, ctx: PageContext): string | undefined {
  const may = ctx.mayEver(chaseWait) && whole.state !== 'closed' && wait.source !== 'police'
  return may ? `${concernHref(whole.id)}/waiting/${wait.id}` : undefined
}

/** What was asked by hand is ended here. */
const cameLinks = (now: WaitsView, whole: CaseView, ctx: PageContext): LinkModel[] =>
  now
    .filter(wait => wait.source === 'asked')
    .flatMap(wait => {
      const href = hrefOf(wait, whole, ctx)
      return href ? [{ text: `It came: ${wait.whom}, ${wait.what}`, href: `${href}/end` }] : []
    })

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
    ...(hrefOf(wait, whole, ctx) ? { href: hrefOf(wait, whole, ctx) ?? '' } : {}),
  }))
  const heading = due ? 'Waiting for others: ask again now' : 'Waiting for others'
  const text = 'What keeps the person safe does not wait.'
  return [
    {
      place: 'facts',
      order: 110,
      block: {
        card: { heading, text, facts, links: cameLinks(now, whole, ctx), tone: due ? 'lamp' : 'plain' },
      },
    },
  ]
}

export function waitSteps(_waits: WaitsView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (whole.state === 'closed' || !ctx.mayEver(askOther)) return []
  const link = { text: 'Somebody else was asked for something', href: `${concernHref(whole.id)}/waiting/new` }
  return [{ order: 590, link }]
}
