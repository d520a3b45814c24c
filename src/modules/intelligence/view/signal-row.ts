import { formatShortDate } from '#platform/view/dates.ts'
import type { LinkModel } from '#platform/view/models.ts'
import type { SignalView } from '../schema.ts'
import { independenceWords, ownerWords, standingWords } from './words.ts'

/** One reason as it is read: when, what, how sure, from whom, and where to read more. */
export interface Row {
  readonly date: string
  readonly text: string
  readonly sureness: string
  readonly source: string
  readonly link?: LinkModel
}

export function rowOf(signal: SignalView): Row {
  const { sentence, from, to, independence, standing, formerOwner, link, source, receivedOn } = signal
  const { challenge } = signal
  const when = from === to ? formatShortDate(to) : `${formatShortDate(from)} to ${formatShortDate(to)}`
  const sure = [
    independenceWords[independence],
    standingWords[standing],
    ...(formerOwner ? [ownerWords.former ?? ''] : []),
    ...(receivedOn === to ? [] : [`known since ${formatShortDate(receivedOn)}`]),
    ...(challenge ? [challengedWords(challenge)] : []),
  ]
  return {
    ...{ date: when, text: sentence, sureness: sure.join('; '), source },
    ...linkOf(challenge ? `/challenges/${challenge.id}` : link, {
      text: challenge ? 'See the challenge' : 'Read more',
      hiddenText: `about: ${sentence}, ${when}`,
    }),
  }
}

const linkOf = (href: string | null, words: Omit<LinkModel, 'href'>): { link?: LinkModel } =>
  href ? { link: { ...words, href } } : {}

/** A fact that somebody challenges is flagged as long as nobody has answered. */
export function challengedWords({ dueOn }: NonNullable<SignalView['challenge']>): string {
  return `challenged, and not settled yet${dueOn ? `: an answer is due by ${formatShortDate(dueOn)}` : ''}`
}
