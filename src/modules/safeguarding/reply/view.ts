import { formatDateTime } from '#platform/view/dates.ts'
import type { TimelineEntryModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import type { ReporterPart } from './schema.ts'

const GONE = 'These words were removed, or belong to another case.'

/** Nobody has answered yet: said until somebody has, or has said why not. */
export function waitingBlock({ reader, reach, held }: ReporterPart, href: string | undefined): CaseBlock {
  const wait = held ? ' Police have asked us to wait: a receipt is all that may be said.' : ''
  const links =
    reach === 'none'
      ? [{ text: 'Note why no answer is given', href: `${href}/no-reply` }]
      : [
          { text: 'Answer them', href: `${href}/reply` },
          { text: 'Note why no answer is given', href: `${href}/no-reply` },
        ]
  return {
    card: {
      heading: 'Whoever told us has no answer yet',
      tone: 'lamp',
      text: `${reader}${wait}`,
      ...(href ? { links } : {}),
    },
  }
}

export function unreadBlock({ messages, unread }: ReporterPart, href: string): CaseBlock {
  const newest = messages.filter(one => one.side === 'reporter' && !one.read)
  const heading = unread === 1 ? 'Whoever told us wrote again' : `Whoever told us wrote ${unread} times since`
  return {
    said: {
      heading,
      paragraphs: newest.map(one => one.words ?? GONE),
      note: newest.map(one => formatDateTime(one.at)).join('; '),
      links: [{ text: 'Mark as read', href: `${href}/messages` }],
      tone: 'lamp',
    },
  }
}

export function conversationBlock({ messages, replies }: ReporterPart): CaseBlock {
  const wrote = messages
    .filter(one => one.side === 'reporter')
    .map(one => ({ at: one.at, text: one.words ?? GONE, note: 'They wrote', mark: 'plain' as const }))
  const answered = replies.map(one => ({
    at: one.at,
    text: one.how === 'not-given' ? `No answer: ${one.notGiven?.toLowerCase() ?? ''}` : (one.words ?? GONE),
    note: [howWords[one.how], one.by].filter(Boolean).join(', '),
    mark: 'quiet' as const,
  }))
  const entries: TimelineEntryModel[] = [...wrote, ...answered]
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ at, ...entry }) => ({ date: formatDateTime(at), ...entry }))
  return {
    timeline: { heading: 'With whoever told us', model: { label: 'What they and we wrote', entries } },
  }
}

const howWords = { message: 'We wrote', telephone: 'We told them by voice', 'not-given': '' } as const
