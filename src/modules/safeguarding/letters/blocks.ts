import { hasTrait, labelOf } from '#law/code-list.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { ChronologyEntry } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import type { CardView } from '../contact/schema.ts'
import { concernHref } from '../view/words.ts'
import type { LettersView, LetterView, WishView } from './schema.ts'

export const lettersIn = (whole: CaseView): LettersView | undefined =>
  whole.parts.letters as LettersView | undefined

export const letterHref = (concernId: string, letterId: string): string =>
  `${concernHref(concernId)}/letters/${letterId}`

export const formWords = { letter: 'Letter', 'easy-read': 'Easy read sheet' } as const

/** 'Nothing in writing: tell them', or the form and the steps at which they want it. */
export function wishWords({ wantsLabel, wants, steps }: WishView): string {
  if (hasTrait('letter-wishes', wants, 'nothing-in-writing') || steps.length === 0) return wantsLabel
  return `${wantsLabel}: ${steps.map(code => labelOf('letter-steps', code).toLowerCase()).join('; ')}`
}

/** They said so when they were asked about letters, or their safe-contact card does. */
function wantsNothing({ wish }: LettersView, { parts }: CaseView): boolean {
  if (wish) return hasTrait('letter-wishes', wish.wants, 'nothing-in-writing')
  return (parts.contactCard as CardView | null | undefined)?.nothingInWriting ?? false
}

function headingOf(value: LettersView, whole: CaseView): string {
  const { wish, letters } = value
  const { name } = whole.adult
  const waiting = letters.filter(one => one.state === 'ready').length
  if (waiting > 0) return `Written for ${name}, and not handed over yet`
  if (wantsNothing(value, whole)) return `${name} wants nothing in writing`
  if (letters.some(one => one.state === 'handed-over')) return `What ${name} was sent or told`
  return wish
    ? `Nothing has been sent to ${name} yet`
    : `Nobody has asked ${name} yet what they want to be sent`
}

interface Shown {
  readonly may: boolean
}

export function lettersCard(value: LettersView, whole: CaseView, { may }: Shown): CardModel {
  const { wish, letters, closed } = value
  const here = `${concernHref(whole.id)}/letters`
  const name = whole.adult.name
  const write: LinkModel[] = closed ? [] : [{ text: `Write to ${name}`, href: `${here}/new` }]
  const ask = { text: wish ? 'Ask them again' : 'Write down what they want', href: `${here}/wish` }
  const waits = letters.some(one => one.state === 'ready')
  return {
    heading: headingOf(value, whole),
    tone: waits || !(wish || wantsNothing(value, whole)) ? 'lamp' : 'plain',
    ...(closed ? { text: closed } : {}),
    facts: [wishFact(value, whole), ...letters.slice(0, 10).map(one => letterFact(one, whole.id))],
    ...(may ? { links: [...write, ...(whole.adultDiedOn ? [] : [ask])] } : {}),
  }
}

function wishFact(value: LettersView, whole: CaseView): FactModel {
  const term = 'What they want to be sent'
  const { wish } = value
  if (!wish && wantsNothing(value, whole)) {
    return { term, value: 'Nothing in writing: tell them', note: 'Their safe-contact card says so.' }
  }
  if (!wish) return { term, missing: 'Not asked yet' }
  const on = `${wish.by ?? 'Somebody'} asked on ${formatCivilDate(civilDateOf(wish.at))}.`
  const note = wish.words ? `They said: “${wish.words}” ${on}` : on
  return { term, value: wishWords(wish), note }
}

const tones = { ready: 'lamp', 'handed-over': 'moss', stopped: 'plain' } as const

function letterFact(one: LetterView, concernId: string): FactModel {
  const wrote = `${one.by ?? 'Somebody'} wrote it on ${formatCivilDate(civilDateOf(one.writtenAt))}.`
  return {
    term: one.stepLabel,
    value: `${formWords[one.form]}. ${one.routeLabel}`,
    note: [wrote, endWords(one)].filter(Boolean).join(' '),
    tag: { text: one.stateLabel, tone: tones[one.state] },
    action: { text: 'Open', href: letterHref(concernId, one.id), hiddenText: `: ${one.stepLabel}` },
  }
}

/** How it ended, in a sentence. */
export function endWords({ state, handedOn, handedBy, stoppedBecause }: LetterView): string | undefined {
  if (state === 'handed-over') return `${handedBy ?? 'Somebody'}, ${formatCivilDate(handedOn ?? '')}.`
  return state === 'stopped' ? `${stoppedBecause ?? 'Stopped'}.` : undefined
}

export const letterChronology = ({ letters }: LettersView): readonly ChronologyEntry[] =>
  letters
    .filter(one => one.state === 'handed-over')
    .map(one => ({
      on: one.handedOn ?? one.writtenAt,
      text: `${formWords[one.form]} to the adult: ${one.stepLabel.toLowerCase()}`,
      note: [one.routeLabel, one.handedBy].filter(Boolean).join(', '),
    }))
