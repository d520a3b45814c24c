import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseStep, ChronologyEntry, PlacedBlock } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { enquiryIn } from '../enquiry/blocks.ts'
import { concernHref } from '../view/words.ts'
import { askFor } from './ask.ts'
import {
  addressRequest,
  judgeRequest,
  reportIn,
  shareItem,
  signRequest,
  withdrawRequest,
} from './commands.ts'
import type { RequestsView, RequestView } from './schema.ts'

export const requestsIn = (whole: CaseView): RequestsView => whole.parts.requests as RequestsView

const bodies = { council: 'The council', home: 'The home', nhs: 'The NHS', other: 'Somebody else' } as const
const entryWords: Readonly<Record<string, string>> = {
  answer: 'Their answer',
  report: 'The report',
  adequate: 'Judged adequate, because',
  redo: 'To be done again, because',
  'taken-over': 'Taken over by the council, because',
  withdrawn: 'Withdrawn, because',
  signed: 'A manager signed why',
}

export function requestBlocks(
  value: RequestsView,
  whole: CaseView,
  ctx: PageContext,
): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = value.requests.map((one, index) => ({
    ...{ place: 'story' as const, order: 300 + index },
    block: { card: requestCard(one, whole, ctx) },
  }))
  if (value.shared.length > 0) {
    placed.push({ place: 'story', order: 380, block: { card: sharedCard(value, whole) } })
  }
  return placed
}

const waitingStates: readonly string[] = ['to-sign', 'to-address', 'answered']

function requestCard(one: RequestView, whole: CaseView, ctx: PageContext): CardModel {
  const links = linksOf(one, whole, ctx)
  const [button, ...others] = links
  // Withdrawing is never what is most likely next.
  const waits = one.state !== 'asked' && button !== undefined && !button.href.endsWith('/withdrawal')
  return {
    heading: headingOf(one),
    tone: one.overdue || waitingStates.includes(one.state) ? 'lamp' : 'plain',
    facts: factsOf(one),
    ...(waits ? { button, links: others } : { links }),
  }
}

function headingOf({ state, askedOf, overdue, kind, recipient, whom }: RequestView): string {
  const who = recipient ?? whom ?? bodies[askedOf].toLowerCase()
  const what = kind === 'enquire' ? 'to enquire' : 'to keep somebody safe'
  switch (state) {
    case 'to-sign':
      return `${bodies[askedOf]} is not asked ${what}: a manager has to sign why`
    case 'to-address':
      return `Nobody is asked yet ${what}: say who`
    case 'asked':
      return overdue ? `${who} was asked ${what}, and is past the target` : `${who} was asked ${what}`
    case 'answered':
      return `${who} has answered: judge it`
    case 'adequate':
      return `What ${who} found is adequate`
    case 'taken-over':
      return `The council took over from ${who}`
    case 'withdrawn':
      return `${bodies[askedOf]} is no longer asked`
  }
}

const HELD_BACK =
  'Nobody outside the council now: the police or a court hold back who may be told. They read that nothing is needed from them. It is shown to them again when that ends; withdraw it if it is not needed.'

function factsOf(one: RequestView): FactModel[] {
  const facts: FactModel[] = [{ term: 'Asked for', value: one.scope ?? 'These words were removed.' }]
  if (one.heldBack) facts.push({ term: 'Who reads it', value: HELD_BACK })
  if (one.know) facts.push({ term: 'What they were told for it', value: one.know })
  if (one.against.length > 0) facts.push({ term: 'What stands against it', value: one.against.join(' ') })
  const asked = one.askedAt ? `Asked ${formatDateTime(one.askedAt)}` : undefined
  if (one.dueOn) {
    facts.push({ term: 'Local target', value: formatCivilDate(one.dueOn), ...(asked ? { note: asked } : {}) })
  }
  if (one.signedFor) facts.push({ term: 'A manager signed for', value: one.signedFor })
  const entries = one.entries.map(({ kind, at, by, words }) => ({
    ...{ term: entryWords[kind] ?? kind, value: words ?? 'No words' },
    note: [by, formatDateTime(at)].filter(Boolean).join(', '),
  }))
  return [...facts, ...entries]
}

function linksOf(one: RequestView, whole: CaseView, ctx: PageContext): readonly LinkModel[] {
  if (whole.state === 'closed') return []
  const to = (path: string) => `${concernHref(whole.id)}/requests/${one.id}/${path}`
  const hiddenText = one.reference
  const all = [
    { in: ['to-sign'], command: signRequest, text: 'Sign why', path: 'signature' },
    { in: ['to-address'], command: addressRequest, text: 'Say who is asked', path: 'recipient' },
    ...(one.against.length > 0
      ? [{ in: ['to-address'], command: signRequest, text: 'Sign for the manager', path: 'signature' }]
      : []),
    { in: ['answered'], command: judgeRequest, text: 'Judge it', path: 'judgement' },
    { in: ['asked'], command: reportIn, text: 'The report came another way', path: 'report' },
    { in: ['asked'], command: addressRequest, text: 'Ask somebody else', path: 'recipient' },
    {
      in: ['to-sign', 'to-address', 'asked'],
      command: withdrawRequest,
      text: 'Withdraw it',
      path: 'withdrawal',
    },
  ]
  return all
    .filter(link => link.in.includes(one.state) && ctx.mayEver(link.command))
    .map(({ text, path }) => ({ text, href: to(path), hiddenText }))
}

const heldBackBy: Readonly<Record<string, string>> = {
  police: ', because the police ask us not to tell',
  court: ', because of an order of a court',
}
const because = (code: string | null): string => (code && heldBackBy[code]) ?? ''

const purposes: Readonly<Record<string, string>> = {
  protection: 'to keep somebody safe',
  enquiry: 'for the enquiry',
  information: 'to know',
}

function sharedCard({ shared }: RequestsView, whole: CaseView): CardModel {
  return {
    heading: 'What was shared outside the council',
    text: 'Each is read by one named person, and by nobody else there. It can be taken back at any time, also once the case is closed.',
    facts: shared.map(({ id, recipient, words, fileId, purpose, at, by, stoppedAt, stoppedBecause }) => ({
      term: recipient ?? 'Somebody who has left',
      ...(words ? { value: words } : { missing: 'These words were removed.' }),
      note: `${fileId ? 'A file of this case, ' : ''}${purposes[purpose] ?? purpose}, ${formatDateTime(at)}, by ${by ?? 'somebody'}${stoppedAt ? `. Stopped ${formatDateTime(stoppedAt)}${because(stoppedBecause)}` : ''}`,
      ...(stoppedAt
        ? {}
        : {
            action: {
              text: 'Stop',
              hiddenText: `sharing this with ${recipient ?? 'them'}`,
              href: `${concernHref(whole.id)}/shared/${id}/stop`,
            },
          }),
    })),
  }
}

export function requestSteps(_value: RequestsView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (whole.state === 'closed') return []
  const to = (path: string) => `${concernHref(whole.id)}/${path}`
  const steps: CaseStep[] = []
  if (enquiryIn(whole) && ctx.mayEver(askFor)) {
    steps.push({ order: 200, link: { text: 'Ask somebody to enquire', href: to('requests/new') } })
  }
  if (ctx.mayEver(shareItem)) {
    steps.push({ order: 210, link: { text: 'Share one thing with the home', href: to('shared/new') } })
  }
  return steps
}

export function requestChronology({ requests, shared }: RequestsView): readonly ChronologyEntry[] {
  return [
    ...requests.flatMap(one => [
      ...(one.askedAt
        ? [
            {
              on: one.askedAt,
              text: `${one.recipient ?? one.whom ?? bodies[one.askedOf]} was asked: ${one.scope ?? ''}`,
            },
          ]
        : []),
      ...one.entries.map(({ kind, at, by, words }) => ({
        ...{ on: at, text: `${entryWords[kind] ?? kind}: ${words ?? ''}`, note: by ?? '' },
      })),
    ]),
    ...shared.map(({ at, recipient, words, by }) => ({
      ...{ on: at, text: `Shared with ${recipient ?? 'somebody'}: ${words ?? ''}`, note: by ?? '' },
    })),
  ]
}
