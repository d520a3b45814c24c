import { NotFound } from '#platform/errors.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, TimelineModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import type { EntryView } from '../entries/view.ts'
import type { CasePageModel } from '../view/case-page.ts'
import { concernHref } from '../view/words.ts'
import { measureHref } from './case-part.ts'
import { endMeasure } from './commands.ts'
import type { MeasureView } from './schema.ts'

/** One measure: both sides of the scales, what follows in law, and how it came to this. */
export function measurePage(whole: CaseView, one: MeasureView | undefined, ctx: PageContext): CasePageModel {
  if (!one) throw new NotFound('We could not find that measure. Look for it on the page of its case.')
  return {
    page: {
      title: one.state === 'ended' ? `Ended: ${one.label}` : one.label,
      caption: `${whole.adult.name}, ${whole.reference}`,
      back: { text: 'The case', href: concernHref(whole.id) },
      width: 'wide',
    },
    first: [],
    story: [
      { card: weighing(one, whole, ctx) },
      { timeline: { heading: 'How it came to this', model: history(one) } },
    ],
    facts: one.limits ? [{ card: nextStep(one) }] : [],
  }
}

const history = ({ entries }: MeasureView): TimelineModel => ({
  label: 'What was written about this measure',
  entries: entries.map(entry => ({
    date: formatDateTime(entry.at),
    text: kinds[entry.kind] ?? entry.kind,
    note: saidIn(entry),
  })),
})

const kinds: Readonly<Record<string, string>> = {
  put: 'Put in place',
  weigh: 'Weighed',
  review: 'Reviewed',
  end: 'Ended',
}

const labels: Readonly<Record<string, string>> = {
  who: 'Who',
  detail: 'What',
  prevents: 'It prevents',
  takes: 'It takes',
  alternatives: 'Tried or thought of',
  thinks: 'What they think',
  found: 'Found',
  why: 'Because',
}

function saidIn({ words, by }: EntryView): string {
  const parts = Object.entries(words).map(([field, text]) => `${labels[field] ?? field}: ${text}`)
  return [...parts, ...(by ? [`Written by ${by}`] : [])].join(' · ')
}

const fact = (term: string, value: string | null, missing: string): FactModel =>
  value ? { term, value } : { term, missing }

function weighing(one: MeasureView, whole: CaseView, ctx: PageContext): CardModel {
  const unasked = one.limits ? 'Nobody has written this yet' : 'Not asked: it does not limit them'
  const live = one.state !== 'ended' && ctx.mayEver(endMeasure)
  const to = (path: string) => `${measureHref(whole.id, one.id)}/${path}`
  const waiting = one.state === 'to-weigh'
  const weigh = { text: 'Weigh it', href: to('weigh') }
  const review = { text: 'Review it', href: to('review') }
  const due =
    waiting && one.weighBy
      ? `Weigh it by ${formatCivilDate(one.weighBy)} (local target).`
      : `Looked at again by ${formatCivilDate(one.reviewOn)}.`
  return {
    heading: 'What it prevents, and what it takes',
    tone: one.overdue ? 'clay' : waiting ? 'lamp' : 'plain',
    text: one.endedAt
      ? `Ended ${formatDateTime(one.endedAt)}. ${one.endedBecause ?? 'The adult died.'}`
      : `${one.stateLabel} since ${formatCivilDate(one.fromOn)}. ${due}`,
    facts: [
      ...(one.detail ? [{ term: 'What exactly', value: one.detail }] : []),
      fact('The harm it prevents', one.prevents, unasked),
      fact('What it takes from them', one.takes, unasked),
      fact('What else was tried or thought of', one.alternatives, unasked),
      fact('What they think of it', one.thinks, unasked),
      fact('Who does it', one.who, 'Not said'),
    ],
    ...(live
      ? {
          button: waiting ? weigh : review,
          links: [...(waiting ? [] : [weigh]), { text: 'End it', href: to('end') }],
        }
      : {}),
  }
}

function nextStep({ nextStep: step }: MeasureView): CardModel {
  if (!step) {
    return {
      heading: 'Nobody has said yet what follows in law',
      tone: 'lamp',
      text: 'It limits where they go or whom they see: capacity, best interests, a request about liberty, or a court.',
    }
  }
  return {
    heading: step.label,
    tone: step.doneOn ? 'moss' : 'plain',
    facts: [
      fact('Who sees to it', step.owner, 'Somebody who has left'),
      fact('By when', step.on && formatCivilDate(step.on), 'Not said'),
      fact('Done', step.doneOn && formatCivilDate(step.doneOn), 'Not yet'),
    ],
  }
}
