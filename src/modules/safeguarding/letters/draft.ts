import { labelOf } from '#law/code-list.ts'
import { filledLetter, type LetterWords, letterTemplateOn } from '#law/letter-templates.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CaseView } from '../case/schema.ts'
import type { HearingPart } from '../hearing/schema.ts'
import type { OutcomesView } from '../outcomes/schema.ts'
import { planOfCase } from '../plan/case-part.ts'
import { supportersOfCase } from '../support/case-part.ts'

/** What the adult said last that they want, word for word. */
function wantsIn({ parts, words }: CaseView): string | undefined {
  const { hearings = [] } = (parts.hearing ?? {}) as Partial<HearingPart>
  return hearings.find(one => one.wants)?.wants ?? words.adultWants ?? undefined
}

function outcomesIn({ parts }: CaseView) {
  const { items = [] } = (parts.outcomes ?? {}) as Partial<OutcomesView>
  return items
    .filter(one => !one.noLonger && one.words)
    .map(one => ({
      words: one.words ?? '',
      achieved: one.achieved ? `(${labelOf('outcomes-achieved', one.achieved).toLowerCase()})` : '',
    }))
}

function actionsIn(whole: CaseView) {
  return (planOfCase(whole)?.actions ?? [])
    .filter(one => one.state === 'to-do' && one.what)
    .map(one => ({
      what: (one.what ?? '').replace(/\.$/, one.what?.includes('. ') ? '.' : ''),
      who: one.owner ?? 'Somebody from the council',
      by: formatCivilDate(one.dueOn),
    }))
}

function wordsOf(whole: CaseView, council: string): LetterWords {
  const plan = planOfCase(whole)
  const supporter = supportersOfCase(whole).find(one => one.state !== 'ended')
  return {
    one: {
      name: whole.adult.name,
      council,
      lead: whole.lead ?? '[[Your name]]',
      wants: wantsIn(whole),
      supporter: supporter?.name,
      review: plan?.nextReviewOn && !plan.ended ? formatCivilDate(plan.nextReviewOn) : undefined,
    },
    each: { outcomes: outcomesIn(whole), actions: actionsIn(whole) },
  }
}

interface Asked {
  readonly step: string
  readonly form: string
  readonly council: string
  readonly today: Temporal.PlainDate
}

/** A text to begin from, made of the case's own words; undefined where there is none for this step and form. Pure. */
export function draftOf(whole: CaseView, { step, form, council, today }: Asked): string | undefined {
  const template = letterTemplateOn(step, form, today)
  return template && filledLetter(template, wordsOf(whole, council))
}
