import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseStep, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { lengthInWords } from '../local-targets/view.ts'
import { concernHref } from '../view/words.ts'
import { pauseConcern, resumeConcern } from './commands.ts'
import type { PausesView } from './schema.ts'

function factOf({ reason, fromOn, toOn, reviewOn, by, words }: PausesView['items'][number]): FactModel {
  const until = toOn ? ` to ${formatCivilDate(toOn)}` : `; comes back on ${formatCivilDate(reviewOn)}`
  return {
    term: toOn ? 'Paused' : 'Paused now',
    value: `${reason}, from ${formatCivilDate(fromOn)}${until}`,
    note: [by && `By ${by}.`, words].filter(Boolean).join(' '),
  }
}

const kindOf = (counting: string, count: number): string =>
  plural(count, counting === 'working' ? 'working day' : 'day')

export function pauseBlocks(pauses: PausesView, whole: CaseView, ctx: PageContext): readonly PlacedBlock[] {
  const { target, items, paused, daysUsed, daysPaused } = pauses
  if (items.length === 0) return []
  const back = paused && whole.dueOn !== null && whole.dueOn <= ctx.today.toString()
  const clock: FactModel[] = target
    ? [
        {
          term: 'Local target',
          value: `${target.title}: ${lengthInWords(target)}`,
          note: `${kindOf(target.counting, daysUsed)} used, ${kindOf(target.counting, daysPaused)} paused. Not a legal deadline.`,
        },
      ]
    : []
  const heading = paused
    ? back
      ? 'Paused: look at it again now'
      : 'The clock stands still'
    : 'The clock was paused'
  const text = paused ? 'What keeps the person safe does not pause.' : undefined
  const card = {
    heading,
    tone: paused ? ('lamp' as const) : ('plain' as const),
    facts: [...clock, ...items.map(factOf)],
  }
  return [{ place: 'facts', order: 105, block: { card: { ...card, ...(text ? { text } : {}) } } }]
}

export function pauseSteps(
  { paused, target }: PausesView,
  whole: CaseView,
  ctx: PageContext,
): readonly CaseStep[] {
  const here = concernHref(whole.id)
  if (paused) {
    if (!ctx.mayEver(resumeConcern)) return []
    return [{ order: 25, link: { text: 'Go on with the concern', href: `${here}/resume` } }]
  }
  const inDanger = whole.state === 'received' && whole.danger === 'now'
  if (!target || inDanger || !ctx.mayEver(pauseConcern)) return []
  return [{ order: 600, link: { text: 'Pause the clock of this concern', href: `${here}/pause` } }]
}
