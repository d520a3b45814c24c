import type { PageContext } from '#platform/http/page/page.ts'
import { civilDateOf, formatAgo, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { FactModel, PageModel } from '#platform/view/models.ts'
import type { CaseBlock, PlacedBlock } from '../case/part.ts'
import { caseParts } from '../case/parts.ts'
import type { CaseView, DecisionView } from '../case/schema.ts'
import { nextCards } from './case-steps.ts'
import { abuseWords, concernHref, doorWords, lookAgain, namingWords, paragraphsOf } from './words.ts'

export interface CasePageModel {
  readonly page: PageModel
  readonly first: readonly CaseBlock[]
  readonly story: readonly CaseBlock[]
  readonly facts: readonly CaseBlock[]
  readonly [name: string]: unknown
}

export function casePage(whole: CaseView, ctx: PageContext): CasePageModel {
  const own = [...dangerFirst(whole, ctx), ...storyOf(whole), ...factsOf(whole, ctx)]
  const added = caseParts.flatMap(part => part.blocks?.(whole.parts[part.name], whole, ctx) ?? [])
  const at = (place: PlacedBlock['place']) =>
    [...own, ...added]
      .filter(one => one.place === place)
      .sort((a, b) => a.order - b.order)
      .map(one => one.block)
  return {
    page: {
      title: whole.adult.name,
      caption: `Concern ${whole.reference}${whole.home ? `, ${whole.home.name}` : ''}`,
      back: { text: 'Concerns', href: '/safeguarding/concerns' },
      width: 'wide',
    },
    first: at('first'),
    story: at('story'),
    facts: at('facts'),
  }
}

/** Danger now, while nobody has decided; and how long nobody looked at the risk. */
function dangerFirst(whole: CaseView, { today }: PageContext): readonly PlacedBlock[] {
  const { danger, state, riskLookedAt, riskNextOn, words } = whole
  const waiting = state === 'received' || state === 'looking'
  if (!waiting || danger !== 'now') return []
  const again = riskNextOn ? ` ${lookAgain(riskNextOn, today)}.` : ''
  const looked = riskLookedAt
    ? `Last looked at ${formatDateTime(riskLookedAt)}.${again}`
    : 'Nobody has written down yet how safe they are.'
  return [
    {
      place: 'first',
      order: 10,
      block: {
        attention: {
          heading: 'Somebody may be in danger now',
          tone: 'clay',
          text: `${words.danger ?? 'No more was said about the danger.'} ${looked}`,
          reasons: [],
          action: {
            text: 'Write down a look at the risk',
            href: `${concernHref(whole.id)}/notes/new?kind=risk`,
          },
        },
      },
    },
  ]
}

function storyOf(whole: CaseView): readonly PlacedBlock[] {
  const { words, report } = whole
  const when = whole.happenedOn ? formatCivilDate(whole.happenedOn) : words.happenedAbout
  const told = `${doorWords[report.door] ?? 'Somebody'}, ${formatDateTime(report.receivedAt)}. ${namingWords[report.naming] ?? ''}.`
  const blocks: PlacedBlock[] = [
    {
      place: 'story',
      order: 100,
      block: {
        said: {
          heading: 'What was told',
          paragraphs: words.account ? paragraphsOf(words.account) : ['These words were removed.'],
          note: [told, when && `It happened: ${when}.`, words.place && `Where: ${words.place}.`]
            .filter(Boolean)
            .join(' '),
        },
      },
    },
  ]
  const decision = whole.decisions.at(-1)
  if (decision) blocks.push({ place: 'story', order: 200, block: decisionBlock(decision, whole) })
  if (whole.notes.length > 0) blocks.push({ place: 'story', order: 900, block: notesBlock(whole) })
  return blocks
}

const answers: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' }

function decisionBlock(decision: DecisionView, { decisions }: CaseView): CaseBlock {
  const facts: FactModel[] = decision.limbs.map(({ question, answer, words }) => ({
    term: question,
    value: answers[answer] ?? answer,
    ...(words ? { note: words } : {}),
  }))
  const because = [decision.reason, decision.reasonWords].filter(Boolean).join('. ')
  if (because) facts.push({ term: 'Because', value: because })
  if (decision.route) facts.push({ term: 'Who looks at it instead', value: decision.route })
  const earlier = decisions.length - 1
  const by = `${decision.decidedBy ?? 'Somebody'} decided this on ${formatDateTime(decision.decidedAt)}, under ${decision.citation}.`
  const note =
    earlier > 0
      ? ` It supersedes ${earlier === 1 ? 'an earlier decision' : `${earlier} earlier decisions`}.`
      : ''
  return { card: { heading: `Decided: ${decision.outcomeLabel.toLowerCase()}`, text: by + note, facts } }
}

const kinds: Readonly<Record<string, string>> = {
  note: 'Note',
  call: 'Call',
  visit: 'Visit',
  risk: 'Look at the risk',
}

function notesBlock({ notes, adult }: CaseView): CaseBlock {
  return {
    timeline: {
      heading: 'What was written down',
      model: {
        label: `Notes on the concern about ${adult.name}`,
        entries: notes.map(note => ({
          date: formatDateTime(note.at),
          text: note.words ?? 'These words were removed.',
          note: [kinds[note.kind], note.by].filter(Boolean).join(', '),
          mark: note.kind === 'risk' ? ('lamp' as const) : ('plain' as const),
        })),
      },
    },
  }
}

function factsOf(whole: CaseView, ctx: PageContext): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [
    ...nextCards(whole, ctx).map((card): PlacedBlock => ({ place: 'facts', order: 100, block: { card } })),
    { place: 'facts', order: 200, block: { card: whoWorks(whole) } },
    { place: 'facts', order: 300, block: { card: whoTold(whole) } },
  ]
  if (whole.related.length > 0) blocks.push({ place: 'facts', order: 900, block: relatedBlock(whole, ctx) })
  return blocks
}

function whoWorks(whole: CaseView) {
  const people: FactModel[] = whole.people.map(({ name, role }) => ({ term: role, value: name }))
  return {
    heading: 'Who works on it',
    facts: [
      { term: 'Team', ...(whole.team ? { value: whole.team } : { missing: 'None yet' }) },
      ...(people.length > 0 ? people : [{ term: 'Lead practitioner', missing: 'Nobody yet' }]),
      { term: 'May see it', value: whole.restricted ? 'Restricted: only those named here' : 'The team' },
    ],
  }
}

function whoTold({ report, words, abuseTypes, adult }: CaseView) {
  const knows = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }
  return {
    heading: 'Who told us',
    facts: [
      { term: 'Who', ...(report.relation ? { value: report.relation } : { missing: 'Not said' }) },
      ...(report.reporterName ? [{ term: 'Name', value: report.reporterName }] : []),
      ...(report.reporterContact ? [{ term: 'How to reach them', value: report.reporterContact }] : []),
      { term: 'Their name', value: namingWords[report.naming] ?? '' },
      {
        term: `Does ${adult.name} know?`,
        ...(words.adultKnows
          ? { value: knows[words.adultKnows as keyof typeof knows] ?? words.adultKnows }
          : { missing: 'Not said' }),
      },
      {
        term: 'Kind of abuse',
        ...(abuseTypes.length > 0 ? { value: abuseWords(abuseTypes) } : { missing: 'Not said yet' }),
      },
    ],
    links: [{ text: `What we know of ${adult.name}`, href: `/adults/${adult.id}` }],
  }
}

const relations: Readonly<Record<string, string>> = {
  'same-incident': 'Same incident',
  related: 'Related',
  'possible-duplicate': 'May be the same',
  reopens: 'Taken up again',
  'same-adult': 'About the same adult',
}

function relatedBlock({ related }: CaseView, { today }: PageContext): CaseBlock {
  return {
    timeline: {
      heading: 'Other concerns',
      model: {
        label: 'Other concerns that may belong with this one',
        entries: related.map(one => ({
          date: formatAgo(civilDateOf(one.receivedAt), today),
          text: `${one.adult.name}: ${one.stateLabel.toLowerCase()}`,
          note: relations[one.kind] ?? one.kind,
          link: { text: one.reference, href: concernHref(one.id) },
        })),
      },
    },
  }
}
