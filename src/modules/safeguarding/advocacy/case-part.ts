import { advocacyFor, workingDaysWithoutAdvocate } from '#law/advocacy.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { casePart } from '../case/part.ts'
import { measuresOfCase } from '../measures/case-part.ts'
import { aroundIn } from '../representatives/of-case.ts'
import { concernHref } from '../view/words.ts'
import { opened } from '../words.ts'
import { writeAdvocacy } from './commands.ts'
import { AdvocacyPart } from './schema.ts'
import { type AdvocacyRow, type AdvocateStepRow, advocacyOf, advocateStepsOf } from './store.ts'
import { advocacyBlock } from './view.ts'
import type { AdvocacyWords, AdvocateStepWords } from './words.ts'

/** From the first view that there was a right, while one still is, until somebody was appointed. Pure. */
export function daysWithout(
  views: readonly Pick<AdvocacyRow, 'kind' | 'at'>[],
  steps: readonly Pick<AdvocateStepRow, 'step' | 'happenedOn'>[],
  today: Temporal.PlainDate,
): number | null {
  const first = views.find(view => view.kind !== 'none-yet')
  if (!first || views.at(-1)?.kind === 'none-yet') return null
  const appointed = steps.find(one => one.step === 'appointed')
  const since = civilDateOf(first.at)
  const until = appointed ? Temporal.PlainDate.from(appointed.happenedOn) : today
  return Temporal.PlainDate.compare(until, since) <= 0 ? 0 : workingDaysWithoutAdvocate(since, until)
}

async function load(ctx: Context, councilId: string, id: string, open: Opener): Promise<AdvocacyPart> {
  const views = await advocacyOf(ctx.tx, councilId, id)
  const steps = await advocateStepsOf(ctx.tx, councilId, id)
  const newest = views.at(-1)
  const names = await accountNames(ctx.tx, councilId, [newest?.by ?? null])
  return {
    view: newest ? viewOf(newest, (newest.by && names.get(newest.by)) ?? null, open) : null,
    steps: steps.map(one => {
      const said = opened<AdvocateStepWords>(open, id, one.words)
      const { name = null, organisation = null, text = null } = said ?? {}
      return { step: one.step, happenedOn: one.happenedOn, name, organisation, words: text }
    }),
    daysWithout: daysWithout(views, steps, ctx.today),
  }
}

function viewOf(row: AdvocacyRow, by: string | null, open: Opener): AdvocacyPart['view'] {
  const { id, at, kind, difficulties, hasCapacity, measures, appropriate, appropriateId, urgentFirst } = row
  const { reasons } = advocacyFor({
    ...{ difficulties, hasCapacity, protectiveMeasures: measures },
    appropriatePerson: appropriate ?? undefined,
  })
  const words = opened<AdvocacyWords>(open, row.concernId, row.words)?.text ?? null
  return {
    ...{ id, at: at.toString(), by, kind, reasons: [...reasons], appropriateId, urgentFirst },
    ...{ measures, words },
  }
}

export const advocacyPart = casePart({
  name: 'advocacy',
  output: AdvocacyPart,
  restsOn: { tables: ['advocacy_view', 'advocate_step'], none: { view: null, steps: [], daysWithout: null } },
  load: (ctx, { councilId, id }, open) => load(ctx, councilId, id, open),
  blocks(value, whole, page) {
    const person = aroundIn(whole).find(one => one.id === value.view?.appropriateId)
    const href = page.mayEver(writeAdvocacy) ? concernHref(whole.id) : undefined
    const live = measuresOfCase(whole).some(one => one.state !== 'ended')
    const measuresSince = live && value.view?.measures === false
    return [{ place: 'story', order: 610, block: advocacyBlock(value, { person, href, measuresSince }) }]
  },
})
