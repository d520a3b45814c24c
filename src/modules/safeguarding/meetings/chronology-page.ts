import type { z } from 'zod'
import { page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { TimelineEntryModel } from '#platform/view/models.ts'
import type { ChronologyEntry } from '../case/part.ts'
import { caseParts } from '../case/parts.ts'
import type { CaseView } from '../case/schema.ts'
import { caseOf } from '../pages/case-forms.ts'
import { concernHref } from '../view/words.ts'
import { homeBeside } from './home-beside.ts'

const dayOf = (on: string): string => (on.length === 10 ? on : civilDateOf(on).toString())

/** The concern's own part of its chronology. */
function ownEntries(whole: CaseView): readonly ChronologyEntry[] {
  const kinds: Readonly<Record<string, string>> = { call: 'Call', visit: 'Visit', risk: 'Look at the risk' }
  return [
    { on: whole.receivedAt, text: 'The concern was received', turning: true },
    ...(whole.happenedOn ? [{ on: whole.happenedOn, text: 'It happened, as far as we know' }] : []),
    ...whole.decisions.map(one => ({
      ...{ on: one.decidedAt, text: `Decided: ${one.outcomeLabel.toLowerCase()}`, turning: true },
      note: one.decidedBy ?? '',
    })),
    ...whole.notes.map(one => ({
      ...{ on: one.at, text: one.words ?? 'These words were removed.' },
      note: [kinds[one.kind] ?? 'Note', one.by].filter(Boolean).join(', '),
    })),
    ...(whole.closedAt ? [{ on: whole.closedAt, text: 'The case was closed', turning: true }] : []),
  ]
}

/** Everything that happened in a case, the oldest first: a day without a time comes before the moments of that day. */
export function chronologyOf(whole: CaseView): readonly ChronologyEntry[] {
  const parts = caseParts.flatMap(part => part.chronology?.(whole.parts[part.name], whole) ?? [])
  const key = ({ on }: ChronologyEntry) => (on.length === 10 ? `${on}T` : on)
  return [...ownEntries(whole), ...parts].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

const entryOf = ({ on, text, note, turning }: ChronologyEntry): TimelineEntryModel => ({
  ...{ date: formatCivilDate(dayOf(on)), text, mark: turning ? 'lamp' : 'plain' },
  ...(note ? { note } : {}),
})

type Beside = z.input<(typeof homeBeside)['output']>

function besideBlock({ home, items }: Beside) {
  const none = 'Nothing that you may see. That does not say that nothing happened.'
  if (items.length === 0) return { card: { heading: home ? `At ${home.name}` : 'No care home', text: none } }
  return {
    timeline: {
      heading: `At ${home?.name ?? 'the home'}, the newest first`,
      model: {
        label: 'What happened at the home',
        entries: items.map(({ on, text, concernId }) => ({
          ...{ date: formatCivilDate(dayOf(on)), text },
          ...{ mark: concernId ? ('plain' as const) : ('quiet' as const) },
          ...(concernId ? { link: { text: 'Open it', href: concernHref(concernId), hiddenText: text } } : {}),
        })),
      },
    },
  }
}

export const chronologyPage = page.show<typeof homeBeside>({
  path: '/safeguarding/concerns/{concernId}/chronology',
  query: homeBeside,
  template: 'safeguarding/case.njk',
  async model(beside, ctx) {
    const whole = await caseOf(ctx)
    return {
      page: {
        title: 'What happened, in order',
        caption: `${whole.adult.name}, ${whole.reference}`,
        back: { text: 'The case', href: concernHref(whole.id) },
        width: 'wide',
      },
      first: [],
      story: [
        {
          timeline: {
            heading: 'In this case',
            model: {
              label: `What happened in the case of ${whole.adult.name}`,
              entries: chronologyOf(whole).map(entryOf),
            },
          },
        },
      ],
      facts: [besideBlock(beside)],
    }
  },
})
