import { z } from 'zod'
import type { PageContext } from '#platform/http/page/page.ts'
import type { CardModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { recordSource } from './commands.ts'
import { sourcesOf } from './store.ts'
import { mayReadSources } from './subject.ts'

/** Of a tighter record the case says only that there is one. */
const SourcesInBrief = z.object({
  count: z.int(),
  mayRead: z.boolean(),
})
type SourcesInBrief = z.output<typeof SourcesInBrief>

export const sourcesPart = casePart({
  name: 'sources',
  output: SourcesInBrief,
  async load(ctx, row) {
    const rows = await sourcesOf(ctx.tx, row.councilId, row.id)
    return { count: rows.length, mayRead: await mayReadSources(ctx, row.id) }
  },
  blocks: (value, whole, ctx) => [
    { place: 'facts', order: 350, block: { card: sourcesCard(value, whole, ctx) } },
  ],
})

function headingOf(count: number): string {
  if (count === 0) return 'Nobody has recorded a source of risk yet'
  return count === 1 ? 'There is a source of risk recorded' : `There are ${count} sources of risk recorded`
}

function sourcesCard({ count, mayRead }: SourcesInBrief, whole: CaseView, ctx: PageContext): CardModel {
  const here = `${concernHref(whole.id)}/sources`
  if (!mayRead) {
    return {
      heading: headingOf(count),
      text: 'Who it is stays with those who have a part in this case, and the safeguarding manager. Who must not be told: see the contact card.',
    }
  }
  return {
    heading: headingOf(count),
    links: [
      ...(count > 0 ? [{ text: 'Open the record', href: here }] : []),
      ...(ctx.mayEver(recordSource) ? [{ text: 'Record a source of risk', href: `${here}/new` }] : []),
    ],
  }
}
