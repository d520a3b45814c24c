import { hasTrait, labelOf } from '#law/code-list.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import type { AroundView } from '../representatives/schema.ts'
import type { CardView } from './schema.ts'

type Barred = Pick<AroundView, 'name' | 'kindLabel' | 'barredWhy'>

export const barredWords = (barred: readonly Barred[]): string =>
  barred.map(({ name, kindLabel }) => `${name ?? 'Somebody'} (${kindLabel.toLowerCase()})`).join('; ')

export const channelWords = (codes: readonly string[]): string =>
  codes
    .map(code => labelOf('contact-channels', code))
    .map((label, at) => (at === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join('; ')

/** Nobody knows yet: the edge is lit until somebody writes it down. */
export function noCardBlock(name: string, barred: readonly Barred[], href: string | undefined): CaseBlock {
  const known = barred.length > 0 ? ` Must not know: ${barredWords(barred)}.` : ''
  return {
    attention: {
      heading: `Nobody has written down yet how to reach ${name} safely: in person only`,
      tone: 'lamp',
      text: `Until then nothing is sent to them. Speak with them alone, where you can.${known}`,
      reasons: [],
      ...(href ? { action: { text: 'Write the safe-contact card', href } } : {}),
    },
  }
}

interface About {
  readonly name: string
  readonly barred: readonly Barred[]
  readonly href: string | undefined
}

/** Its heading says the one thing to know before anyone picks up a telephone. */
export function cardBlock(card: CardView, { name, barred, href }: About): CaseBlock {
  return {
    card: {
      heading: headingOf(card, name),
      tone: toneOf(card),
      text: `${card.by ?? 'Somebody'} wrote this on ${formatDateTime(card.at)}.`,
      facts: [...policeFact(card), ...howFacts(card), mustNotKnow(card, barred), ...needFacts(card)],
      ...(href ? { links: [{ text: 'Write it anew', href }] } : {}),
    },
  }
}

export function headingOf(card: CardView, name: string): string {
  if (card.hold !== 'none') return 'Police have asked us to wait. Safety steps go on.'
  if (card.doNotContact) return `${name} asked us not to make contact, except to keep them safe`
  if (card.safe === 'no') return `It is not safe to reach ${name}: only to keep them safe, and in person`
  if (card.safe === 'unknown') return `It is not known whether it is safe to reach ${name}: in person only`
  const written = card.nothingInWriting ? ', and nothing in writing' : ''
  const ways = card.channels.filter(code => !hasTrait('contact-channels', code, 'in-person'))
  return ways.length === 0
    ? `Reach ${name} in person${written}`
    : `Reach ${name} the way they chose${written}`
}

function toneOf(card: CardView) {
  if (card.hold === 'review-due' || card.safe === 'no') return 'clay' as const
  return card.safe === 'yes' && card.hold === 'none' ? ('plain' as const) : ('lamp' as const)
}

function policeFact({ hold, policeReviewOn, policeWords }: CardView): readonly FactModel[] {
  if (hold === 'none' || !policeReviewOn) return []
  const late = hold === 'review-due'
  return [
    {
      term: 'Police are asked again',
      value: formatCivilDate(policeReviewOn),
      ...(policeWords ? { note: policeWords } : {}),
      ...(late ? { tag: { text: 'Past: ask them now', tone: 'clay' as const } } : {}),
    },
  ]
}

function howFacts(card: CardView): readonly FactModel[] {
  const ways = card.channels.length > 0 ? channelWords(card.channels) : 'In person, alone'
  return [
    { term: 'How', value: ways, ...(card.how ? { note: card.how } : {}) },
    { term: 'When', ...(card.when ? { value: card.when } : { missing: 'Not said yet' }) },
    ...(card.through ? [{ term: 'Through', value: card.through }] : []),
    ...(card.alternatives ? [{ term: 'Instead of the telephone', value: card.alternatives }] : []),
    ...(card.nothingInWriting ? [{ term: 'In writing', value: 'Nothing' }] : []),
  ]
}

function mustNotKnow(card: CardView, barred: readonly Barred[]): FactModel {
  const heard = card.sharedChannels.length > 0
  return {
    term: 'Must not know',
    ...(barred.length > 0 ? { value: barredWords(barred) } : { missing: 'Nobody named yet' }),
    ...(heard ? { note: `Somebody sees or hears: ${channelWords(card.sharedChannels).toLowerCase()}` } : {}),
  }
}

const met: Readonly<Record<string, string>> = {
  yes: 'The need is met',
  no: 'The need is not met yet',
  'not-known': 'Not known yet whether the need is met',
}

function needFacts({ interpreter, language, needMet }: CardView): readonly FactModel[] {
  if (interpreter === 'not-needed' && !language) return []
  if (interpreter !== 'needed') {
    const value = language ? { value: language } : { missing: 'Not known yet' }
    return [{ term: 'How they communicate', ...value }]
  }
  return [
    {
      term: 'Interpreter or communicator',
      value: language ?? 'Needed',
      note: `${met[needMet] ?? ''}. Never staff of the home, never family.`,
      ...(needMet === 'yes' ? {} : { tag: { text: 'Not met', tone: 'lamp' as const } }),
    },
  ]
}
