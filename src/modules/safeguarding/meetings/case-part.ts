import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { Opener } from '#platform/vault/index.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { type CaseStep, type ChronologyEntry, casePart, type PlacedBlock } from '../case/part.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { CaseView } from '../case/schema.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { concernHref } from '../view/words.ts'
import { opened } from '../words.ts'
import { logEvidence, recordMeeting } from './commands.ts'
import { MeetingsView, meetingKinds } from './schema.ts'
import type { EvidenceRow, MeetingRow } from './store.ts'
import type { EvidenceWords, MeetingWords } from './words.ts'

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<MeetingsView> {
  const meetings = await rowsOf<MeetingRow>(ctx.tx, 'meeting', concern)
  const evidence = await rowsOf<EvidenceRow>(ctx.tx, 'evidence', concern)
  const who = [...meetings, ...evidence].map(one => one.by)
  const names = await accountNames(ctx.tx, concern.councilId, who)
  const nameOf = (by: string | null) => (by && names.get(by)) ?? null
  return {
    meetings: meetings.map(({ id, kind, heldOn, by, words }) => {
      const said = opened<MeetingWords>(open, concern.id, words)
      return {
        ...{ id, kind, heldOn, by: nameOf(by), purpose: said?.purpose ?? null },
        ...{ present: said?.present ?? null, apologies: said?.apologies ?? null },
        ...{
          leftOut: said?.leftOut ?? null,
          decisions: said?.decisions ?? null,
          minutes: said?.minutes ?? null,
        },
      }
    }),
    evidence: evidence.map(({ id, at, by, fromOn, words }) => {
      const said = opened<EvidenceWords>(open, concern.id, words)
      const { what = null, source = null, where = null } = said ?? {}
      return { id, at: at.toString(), by: nameOf(by), fromOn, what, source, where }
    }),
  }
}

function blocks({ meetings, evidence }: MeetingsView): readonly PlacedBlock[] {
  const placed: PlacedBlock[] = meetings.map((meeting, index) => ({
    ...{ place: 'story' as const, order: 400 + index },
    block: { card: meetingCard(meeting) },
  }))
  if (evidence.length > 0) placed.push({ place: 'story', order: 500, block: evidenceTable(evidence) })
  return placed
}

type Meeting = MeetingsView['meetings'][number]

function meetingCard({ kind, heldOn, purpose, present, apologies, leftOut, decisions, minutes }: Meeting) {
  const rows: readonly (readonly [string, string | null])[] = [
    ['What for', purpose],
    ['Decided', decisions],
    ['There', present],
    ['Could not come', apologies],
    ['Not asked to come, and why', leftOut],
    ['Minutes', minutes],
  ]
  const shown = rows.filter(([term, words]) => words || term === 'Decided')
  return {
    heading: `${meetingKinds[kind]}, ${formatCivilDate(heldOn)}`,
    facts: shown.map(([term, words]) => ({
      term,
      ...(words
        ? { value: inOneLine(words) }
        : { missing: 'Nothing was decided, or it is not written down' }),
    })),
  }
}

/** Lists written one on each line, as they are read in a row. */
const inOneLine = (words: string): string => words.replaceAll(/\s*\n\s*/g, '; ')

function evidenceTable(evidence: MeetingsView['evidence']) {
  return {
    table: {
      heading: 'Evidence',
      model: {
        caption: 'Evidence, in the order in which it came',
        captionHidden: true,
        columns: [{ label: 'What' }, { label: 'From' }, { label: 'Where it is' }],
        rows: evidence.map(({ what, source, where, fromOn }) => [
          { text: what ?? 'These words were removed.', ...(fromOn ? { note: formatCivilDate(fromOn) } : {}) },
          { text: source ?? 'Not written down' },
          { text: where ?? 'Not written down' },
        ]),
      },
    },
  }
}

function steps(_value: MeetingsView, whole: CaseView, ctx: PageContext): readonly CaseStep[] {
  if (whole.state === 'closed') return []
  const to = (path: string) => `${concernHref(whole.id)}/${path}`
  const chronology = { order: 790, link: { text: 'Read the chronology', href: to('chronology') } }
  if (!whole.parts.enquiry) return [chronology]
  return [
    ...(ctx.mayEver(recordMeeting)
      ? [{ order: 310, link: { text: 'Write down a meeting', href: to('meetings/new') } }]
      : []),
    ...(ctx.mayEver(logEvidence)
      ? [{ order: 320, link: { text: 'List a piece of evidence', href: to('evidence/new') } }]
      : []),
    chronology,
  ]
}

function chronology({ meetings, evidence }: MeetingsView): readonly ChronologyEntry[] {
  return [
    ...meetings.map(({ kind, heldOn, purpose, decisions }) => ({
      ...{ on: heldOn, text: `${meetingKinds[kind]}: ${purpose ?? ''}`, note: decisions ?? '' },
    })),
    ...evidence.map(({ fromOn, at, what, source }) => ({
      ...{ on: fromOn ?? at, text: `Evidence: ${what ?? ''}`, note: source ?? '' },
    })),
  ]
}

export const meetingsPart = casePart({
  name: 'meetings',
  output: MeetingsView,
  restsOn: { tables: ['meeting', 'evidence'], none: { meetings: [], evidence: [] } },
  load,
  blocks,
  steps,
  chronology,
})
