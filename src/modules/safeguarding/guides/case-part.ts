import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import type { CardModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { fillGuide, type GuideWords } from './commands.ts'
import { titleOf } from './fill.ts'
import { type GuideCode, GuideView, guideCodes } from './schema.ts'
import { guidesOf } from './store.ts'

export const guidesOfCase = (whole: CaseView): readonly GuideView[] =>
  (whole.parts.guides ?? []) as readonly GuideView[]

export const guidesPart = casePart({
  name: 'guides',
  output: z.array(GuideView),
  restsOn: { tables: ['guide'], none: [] },
  async load(ctx, row, open) {
    const rows = await guidesOf(ctx.tx, row.councilId, row.id)
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      rows.map(one => one.filledBy),
    )
    return rows.map(one => {
      const words = open(row.id, one.words) as GuideWords | undefined
      return {
        ...{ id: one.id, guide: one.guide, score: one.score, at: one.filledAt.toString() },
        title: words?.title ?? titleOf(one.guide as GuideCode),
        answers: [...(words?.answers ?? [])],
        says: [...(words?.says ?? [])],
        notice: words?.notice ?? '',
        filledBy: words?.filledBy ?? null,
        by: (one.filledBy && names.get(one.filledBy)) ?? null,
      }
    })
  },
  blocks: (value, whole, ctx) => [
    { place: 'facts', order: 700, block: { card: guidesCard(value, whole, ctx) } },
  ],
})

function guidesCard(all: readonly GuideView[], whole: CaseView, ctx: PageContext): CardModel {
  const here = `${concernHref(whole.id)}/guides`
  return {
    heading: 'Clinical guides',
    onScreen: all.length === 0,
    text: 'Prompts for a person who decides. A score never opens or closes a case.',
    facts: all.map(one => ({
      term: one.title,
      value: one.score === null ? 'Answered' : `Answered, score ${one.score}`,
      href: `${here}/filled/${one.id}`,
      note: [formatDateTime(one.at), one.by].filter(Boolean).join(', '),
    })),
    links: ctx.mayEver(fillGuide)
      ? [
          ...guideCodes.map(code => ({ text: titleOf(code), href: `${here}/${code}` })),
          { text: 'Severe pressure damage was found', href: `${here}/severe-damage` },
        ]
      : [],
  }
}
