import { z } from 'zod'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import { titleOfTarget } from './clocks.ts'
import { clocksOf } from './clocks-store.ts'

const CaseTargetView = z.object({
  code: z.string(),
  title: z.string(),
  begunOn: z.string(),
  dueOn: z.string().describe('A local target, not a legal deadline'),
  overdue: z.boolean(),
})
type CaseTargetView = z.input<typeof CaseTargetView>

function targetsCard(all: readonly CaseTargetView[]): CardModel {
  const late = all.filter(one => one.overdue).length
  return {
    heading: late > 0 ? `${plural(late, 'local target')} past` : 'Local targets that run',
    tone: late > 0 ? 'lamp' : 'plain',
    text: 'Besides the one of the case itself. They are the council’s own, never legal deadlines.',
    facts: all.map(({ title, dueOn, begunOn, overdue }) => ({
      term: title,
      value: `By ${formatCivilDate(dueOn)}`,
      note: `Since ${formatCivilDate(begunOn)}`,
      ...(overdue ? { tag: { text: 'Past', tone: 'clay' as const } } : {}),
    })),
  }
}

export const targetsPart = casePart({
  name: 'targets',
  output: z.array(CaseTargetView),
  async load(ctx, row) {
    const clocks = await clocksOf(ctx.tx, row.councilId, [row.id])
    const today = ctx.today.toString()
    return clocks.map(({ code, begunOn, dueOn }) => ({
      ...{ code, begunOn, dueOn, title: titleOfTarget(code), overdue: dueOn < today },
    }))
  },
  blocks: (all, whole) =>
    all.length === 0 || whole.state === 'closed'
      ? []
      : [{ place: 'facts', order: 120, block: { card: targetsCard(all) } }],
})
