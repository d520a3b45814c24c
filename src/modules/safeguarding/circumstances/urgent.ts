import { sampleWindow } from '#law/circumstances.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { AttentionModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import type { Standing } from './holding.ts'
import { isInHospital, returnIsOpen } from './noticed.ts'

/** What stands above everything else on a case, because waiting harms. Pure. */
export function urgentIn(
  whole: CaseView,
  standings: readonly Standing[],
  today: Temporal.PlainDate,
): readonly AttentionModel[] {
  if (whole.adultDiedOn || whole.state === 'closed') return []
  const active = (code: string) => standings.find(one => one.active && one.circumstance.code === code)
  return [
    ...beforeReturn(whole),
    ...samples(whole, active('sexual-assault'), today),
    ...child(whole, active('under-18')),
  ]
}

const to = (whole: CaseView, code: string): string => `${concernHref(whole.id)}/circumstances/${code}`

function beforeReturn(whole: CaseView): readonly AttentionModel[] {
  if (!returnIsOpen(whole) || isInHospital(whole)) return []
  return [
    {
      heading: 'They left hospital, and nobody has said that it is safe',
      tone: 'clay',
      text: 'Ask today: them, alone, and whoever cares for them. Then answer the questions about going back.',
      reasons: [],
      action: { text: 'Answer the questions', href: to(whole, 'hospital') },
    },
  ]
}

const windows = {
  now: 'Samples may be taken now. Some are lost within two days.',
  'last-days': 'Some samples may still be taken.',
  ask: 'It is not known when it happened. The centre decides whether samples can be taken: ring it.',
} as const

function samples(
  whole: CaseView,
  standing: Standing | undefined,
  today: Temporal.PlainDate,
): readonly AttentionModel[] {
  if (!standing || standing.routes.some(one => one.route.process === 'sarc' && one.followUp)) return []
  const happenedOn = standing.written?.happenedOn ?? whole.happenedOn
  const { state, daysLeft, citation } = sampleWindow(happenedOn, today)
  if (state === 'past') return []
  const left = daysLeft === null ? '' : ` ${daysLeft === 1 ? 'One day is' : `${daysLeft} days are`} left.`
  return [
    {
      heading: 'Nobody has rung a sexual assault referral centre yet',
      tone: 'clay',
      text: `${windows[state]}${left} They may go with or without the police.`,
      reasons: happenedOn
        ? [{ date: formatCivilDate(happenedOn), text: 'The day it happened.', source: citation }]
        : [],
      action: { text: 'What to do and whom to tell', href: to(whole, 'sexual-assault') },
    },
  ]
}

function child(whole: CaseView, standing: Standing | undefined): readonly AttentionModel[] {
  if (!standing?.because || standing.routes.some(one => one.followUp)) return []
  return [
    {
      heading: `${standing.because.replace('.', '')}: children’s services are not told yet`,
      tone: 'lamp',
      text: 'Section 42 is about adults. Until the birthday children’s services lead; what keeps them safe tonight does not wait.',
      reasons: [],
      action: { text: 'What to ask and whom to tell', href: to(whole, 'under-18') },
    },
  ]
}
