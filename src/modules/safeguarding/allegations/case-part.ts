import { z } from 'zod'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { allegationChronology, notTold, whenWords } from './chronology.ts'
import { makeFinding, recordAllegation } from './commands.ts'
import { readAllegations } from './read.ts'
import { AllegationView } from './schema.ts'

export const allegationsOfCase = (whole: CaseView): readonly AllegationView[] =>
  (whole.parts.allegations ?? []) as readonly AllegationView[]

export const allegationsPart = casePart({
  name: 'allegations',
  output: z.array(AllegationView),
  restsOn: { tables: ['allegation'], none: [] },
  load: async (ctx, row, open) => [...(await readAllegations(ctx, row, open))],
  chronology: allegationChronology,
  blocks: (value, whole, ctx) =>
    value
      .filter(one => one.standing !== 'corrected')
      .map((one, at) => ({
        place: 'story' as const,
        order: 300 + at / 100,
        block: { card: allegationCard(one, whole, ctx) },
      })),
  steps: (_value, whole, ctx) =>
    ctx.mayEver(recordAllegation)
      ? [
          {
            order: 310,
            link: { text: 'Write down what is alleged', href: `${concernHref(whole.id)}/allegations/new` },
          },
        ]
      : [],
})

/** What it says now: the finding where there is one, and never more than an allegation where there is none. */
export function headingOf({ standing, label, finding }: AllegationView): string {
  if (standing === 'alleged') return `Alleged: ${label}`
  if (standing === 'not-found') return `Not found, and withdrawn: ${label}`
  return `${finding?.outcomeLabel ?? 'Alleged'}: ${label}`
}

function findingFact({ finding, earlier }: AllegationView): FactModel {
  if (!finding) return { term: 'Finding', missing: 'Nobody has found on this yet' }
  const by = `${finding.by ?? 'Somebody'}, ${formatDateTime(finding.at)}. Standard: ${finding.standardOfProof ?? 'not kept'}.`
  const before = earlier.length > 0 ? 'It supersedes an earlier finding.' : undefined
  return {
    term: 'Finding',
    value: [finding.outcomeLabel, finding.reasons].filter(Boolean).join('. '),
    note: [by, finding.notTold && `${notTold[finding.notTold]}.`, before].filter(Boolean).join(' '),
  }
}

function allegationCard(one: AllegationView, whole: CaseView, ctx: PageContext): CardModel {
  const here = `${concernHref(whole.id)}/allegations`
  const find = one.finding ? 'Find otherwise' : 'Make a finding'
  const hiddenText = `: ${one.label}`
  const optional = (term: string, value: string | null): FactModel =>
    value ? { term, value } : { term, missing: 'Not known yet' }
  return {
    heading: headingOf(one),
    tone: one.standing === 'found' ? 'lamp' : 'plain',
    text: one.words ?? 'These words were removed.',
    facts: [
      { term: 'When', value: whenWords(one) },
      optional('Where', one.locationLabel),
      {
        ...optional('Source of risk', one.sourceCategoryLabel),
        ...(one.sourceId ? { note: 'Recorded in the tighter record' } : {}),
      },
      findingFact(one),
    ],
    links: [
      ...(ctx.mayEver(makeFinding) ? [{ text: find, href: `${here}/${one.id}/finding`, hiddenText }] : []),
      ...(ctx.mayEver(recordAllegation)
        ? [{ text: 'Correct it', href: `${here}/new?corrects=${one.id}`, hiddenText }]
        : []),
    ],
  }
}
