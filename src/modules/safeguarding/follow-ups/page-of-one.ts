import { NotFound } from '#platform/errors.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, TimelineModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import type { CasePageModel } from '../view/case-page.ts'
import { concernHref } from '../view/words.ts'
import { followUpHref } from './case-part.ts'
import { findNotCandid, stepFollowUp } from './commands.ts'
import type { FollowUpView } from './schema.ts'
import { stepLabels } from './view.ts'

/** One follow-up: who leads it there, who asks here, what was seen, and what was written. */
export function followUpPage(
  whole: CaseView,
  one: FollowUpView | undefined,
  ctx: PageContext,
): CasePageModel {
  if (!one) throw new NotFound('We could not find that follow-up. Look for it on the page of its case.')
  return {
    page: {
      title: `${one.label}: ${one.stateLabel.toLowerCase()}`,
      caption: `${whole.adult.name}, ${whole.reference}`,
      ...(one.help ? { lede: one.help } : {}),
      back: { text: 'The case', href: concernHref(whole.id) },
      width: 'wide',
    },
    first: [],
    story: [
      { card: standing(one, whole, ctx) },
      ...(one.entries.length > 0
        ? [{ timeline: { heading: 'What was written down', model: history(one) } }]
        : []),
    ],
    facts: one.candour ? [{ card: candourCard(one, whole, ctx) }] : [],
  }
}

const history = ({ entries }: FollowUpView): TimelineModel => ({
  label: 'What was written about this follow-up',
  entries: entries.map(entry => ({
    date: formatDateTime(entry.at),
    text: entry.words.words ?? stepLabels[entry.kind] ?? entry.kind,
    note: [stepLabels[entry.kind], entry.by].filter(Boolean).join(', '),
  })),
})

const fact = (term: string, value: string | null | undefined, missing: string): FactModel =>
  value ? { term, value } : { term, missing }

function standing(one: FollowUpView, whole: CaseView, ctx: PageContext): CardModel {
  const step = (kind: string) => `${followUpHref(whole.id, one.id)}/step?step=${kind}`
  const links = [
    { text: 'Write down what was done', href: step('note') },
    { text: 'It is not needed', href: step('drop') },
  ]
  const ways =
    one.state === 'waiting'
      ? { button: { text: 'It is answered', href: step('answer') }, links }
      : { links: [{ text: 'Take it up again', href: step('reopen') }] }
  return {
    heading: one.stateLabel,
    tone: one.overdue ? 'clay' : 'plain',
    facts: [
      {
        ...fact('Who leads it there', one.lead ?? one.ledBy, 'Not said'),
        ...(one.lead && one.ledBy ? { note: one.ledBy } : {}),
      },
      fact('Their reference', one.reference, 'None yet'),
      ...(one.begunOn ? [{ term: 'Begun, or told', value: formatCivilDate(one.begunOn) }] : []),
      fact('What was asked', one.asked, 'Not said'),
      fact('Who asks for the answer', one.owner, 'Somebody who has left'),
      { term: 'By when', value: formatCivilDate(one.dueOn), note: 'A local target' },
      ...(one.answeredOn ? [{ term: 'Answered', value: formatCivilDate(one.answeredOn) }] : []),
    ],
    ...(ctx.mayEver(stepFollowUp) ? ways : {}),
  }
}

const standings = {
  done: 'The home has told them, apologised and written',
  'not-owed': 'The home owes no letter',
  waiting: 'Not all of it has been seen yet',
  'delay-agreed': 'The police agreed that the home waits',
  overdue: 'Not all of it has been seen, and the local target has passed',
} as const

function candourCard(one: FollowUpView, whole: CaseView, ctx: PageContext): CardModel {
  const { candour } = one
  if (!candour) return { heading: 'No duty of candour' }
  const here = followUpHref(whole.id, one.id)
  const seen = (term: string, day: string | null) => fact(term, day && formatCivilDate(day), 'Not seen yet')
  const found = candour.notCandidAt
  const finding = { text: 'Find that the home was not candid', href: `${here}/not-candid` }
  return {
    heading: found ? 'Found: the home was not candid' : standings[candour.standing],
    tone: found || candour.standing === 'overdue' ? 'clay' : candour.standing === 'done' ? 'moss' : 'plain',
    ...(found ? { text: `${candour.notCandidBy ?? 'Somebody'}, ${formatDateTime(found)}.` } : {}),
    facts: [
      seen('They were told', candour.toldOn),
      seen('An apology was made', candour.apologisedOn),
      seen('It was put in writing', candour.writtenOn),
      seen('We saw the letter', candour.letterSeenOn),
      ...(candour.delayUntil
        ? [{ term: 'Delay agreed with the police until', value: formatCivilDate(candour.delayUntil) }]
        : []),
      ...(candour.notOwed ? [{ term: 'Why no letter is owed', value: candour.notOwed }] : []),
    ],
    links: [
      ...(ctx.mayEver(stepFollowUp) ? [{ text: 'Write down what was seen', href: `${here}/candour` }] : []),
      ...(!found && ctx.mayEver(findNotCandid) ? [finding] : []),
    ],
  }
}
