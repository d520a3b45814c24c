import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { concernsBlock, dayFact, type ProcessPage, peopleBlock } from '../process/blocks.ts'
import { paragraphsOf } from '../view/words.ts'
import type { TrustView } from './schema.ts'

export const trustHref = (id: string): string => `/safeguarding/trust/${id}`

const REMOVED = 'These words were removed.'
const lives = { work: 'At work', private: 'In private life', both: 'At work and in private life' } as const
const answers = { yes: 'Yes', no: 'No', 'not-known': 'Not known' } as const

export function trustPage(whole: TrustView): ProcessPage {
  const to = (path: string): string => `${trustHref(whole.id)}/${path}`
  return {
    page: {
      title: `${whole.name ?? 'Name removed'}: ${(whole.outcome ?? whole.stateLabel).toLowerCase()}`,
      caption: `Position of trust ${whole.reference}`,
      back: { text: 'Positions of trust', href: '/safeguarding/trust' },
      width: 'wide',
    },
    first: [],
    story: [allegation(whole), heard(whole), finding(whole), settings(whole, to), referrals(whole, to)],
    facts: [
      { card: next(whole, to) },
      keeping(whole),
      peopleBlock(whole.people, 'Safeguarding managers, and those named here', [
        { text: 'Assign somebody', href: to('people') },
      ]),
      concernsBlock(whole.concerns, []),
    ],
  }
}

function allegation({ allegation: words, role, life, children, home }: TrustView): CaseBlock {
  const where = home ? ` ${home.name}.` : ''
  return {
    said: {
      heading: 'What is alleged',
      paragraphs: words ? paragraphsOf(words) : [REMOVED],
      note: `${role ?? ''}.${where} ${lives[life]}. Children involved: ${answers[children].toLowerCase()}.`,
    },
  }
}

function heard(whole: TrustView): CaseBlock {
  const { substanceGivenOn, evidenceSeenOn, answeredOn, answerBy, notTold, notToldWords, theirWords } = whole
  const facts: FactModel[] = [
    dayFact('Told what is alleged', substanceGivenOn, 'Not yet'),
    dayFact('Saw the evidence relied on', evidenceSeenOn, 'Not yet'),
    dayFact('May answer until', answerBy, 'Begins when they were told and saw the evidence'),
    dayFact('Said they have no more to add', answeredOn, 'Not said'),
  ]
  if (notTold) {
    const because = notTold === 'unsafe' ? 'It is not safe to tell them first' : 'Police object'
    facts.push({ term: 'Not told first', value: because, ...(notToldWords ? { note: notToldWords } : {}) })
  }
  if (theirWords) facts.push({ term: 'In their words', value: theirWords })
  const told = substanceGivenOn || notTold
  return {
    card: {
      heading: told ? 'How they were heard' : 'Nobody has told them yet what is alleged',
      ...(told ? {} : { tone: 'lamp' as const }),
      facts,
    },
  }
}

function finding({ findings, challenge, theirWords }: TrustView): CaseBlock {
  const held = findings.at(-1)
  if (!held) return { card: { heading: 'Nobody has made a finding yet' } }
  return {
    card: {
      heading: `Finding: ${held.outcome.toLowerCase()}`,
      text: held.finding ?? REMOVED,
      facts: [
        { term: 'Rests on', value: held.evidence ?? REMOVED },
        theirWords
          ? { term: 'Their words', value: theirWords }
          : { term: 'Their words', missing: 'None were given' },
        { term: 'Standard of proof', value: held.standard ?? REMOVED },
        { term: 'Who hears a challenge', value: held.challengeTo ?? REMOVED },
        ...(challenge ? [{ term: 'What they challenge', value: challenge }] : []),
        { term: 'Made by', value: `${held.foundBy ?? 'Somebody'}, ${formatDateTime(held.foundAt)}` },
      ],
    },
  }
}

const tells = { undecided: 'Not decided yet', told: 'Told', 'not-told': 'Not told' } as const

function settings({ settings: rows, closedAt }: TrustView, to: (path: string) => string): CaseBlock {
  if (rows.length === 0) {
    const links: LinkModel[] = closedAt
      ? []
      : [{ text: 'Write down where they work', href: to('settings/new') }]
    return { card: { heading: 'Nobody has written down where they work yet', tone: 'lamp', links } }
  }
  return {
    table: {
      heading: 'Everywhere they work',
      text: 'Each is told only if that is necessary and proportionate. Suspending is the employer’s decision.',
      model: {
        caption: 'Everywhere they work',
        captionHidden: true,
        columns: [{ label: 'Where' }, { label: 'Told?' }, { label: 'Suspended by them?' }],
        rows: rows.map(row => [
          {
            text: row.employer ?? REMOVED,
            note: `${row.kind}. ${row.role ?? ''}`,
            ...(closedAt ? {} : { href: to(`settings/${row.id}`) }),
          },
          {
            text: row.toldOn ? `Told ${formatCivilDate(row.toldOn)}` : tells[row.tell],
            ...(row.basis || row.why ? { note: [row.basis, row.why].filter(Boolean).join('. ') } : {}),
          },
          { text: answers[row.suspended] },
        ]),
      },
    },
  }
}

const duties = { employer: 'The employer must', council: 'We must', nobody: 'Nobody must' } as const
const doers: Readonly<Record<string, string>> = {
  employer: 'the employer',
  council: 'us',
  other: 'somebody else',
}

function referrals({ referrals: rows, children }: TrustView, to: (path: string) => string): CaseBlock {
  const lado = children === 'yes' ? ' Children are involved: the LADO is told within a working day.' : ''
  if (rows.length === 0) {
    const text = `Disclosure and Barring Service, regulator, LADO, police.${lado}`
    return { card: { heading: 'Nobody has written down who must be told yet', tone: 'lamp', text } }
  }
  return {
    table: {
      heading: 'Who must be told, and the proof',
      ...(lado ? { text: lado.trim() } : {}),
      model: {
        caption: 'Who must be told, and the proof',
        captionHidden: true,
        columns: [{ label: 'Who' }, { label: 'Whose duty' }, { label: 'Done' }, { label: 'Proof seen' }],
        rows: rows.map(row => [
          {
            text: row.body,
            ...(row.text ? { note: row.text } : {}),
            ...(row.proofSeenOn ? {} : { href: to(`referrals/${row.id}`) }),
          },
          { text: duties[row.must] },
          {
            text: row.doneOn
              ? `${formatCivilDate(row.doneOn)}, by ${doers[row.doneBy ?? 'other']}`
              : 'Not yet',
          },
          { text: row.proofSeenOn ? formatCivilDate(row.proofSeenOn) : 'Nobody has seen proof yet' },
        ]),
      },
    },
  }
}

const keeping = ({ reviewOn, keepUntil, clearedOn }: TrustView): CaseBlock => ({
  card: {
    heading: 'Looked at again, and kept',
    facts: [
      dayFact('Looked at again', reviewOn, 'No day yet'),
      dayFact('Cleared, and told so', clearedOn, 'Not cleared'),
      dayFact('Kept until', keepUntil, 'Counts from when it is closed'),
    ],
  },
})

function next(whole: TrustView, to: (path: string) => string): CardModel {
  const { state, dueOn, overdue, stateLabel, mayClear } = whole
  const due = dueOn ? ` Local target: ${formatCivilDate(dueOn)}${overdue ? ', which is past' : ''}.` : ''
  const links: LinkModel[] = []
  const add = (when: boolean, text: string, path: string) => when && links.push({ text, href: to(path) })
  add(state === 'looking', 'How they were told and heard', 'hearing')
  add(state !== 'closed', 'Write down where they work', 'settings/new')
  add(state !== 'closed', 'Write down who must be told', 'referrals/new')
  add(state === 'raised' || state === 'looking', 'Set it aside: no position of trust', 'set-aside')
  add(state === 'found', 'They challenge the finding', 'challenge')
  add(mayClear, 'Write down that they are cleared', 'clearance')
  add(state === 'found' || state === 'not-trust', 'Close it', 'close')
  const button = {
    raised: { text: 'Take it and look at it', href: to('look') },
    looking: { text: 'Make the finding', href: to('finding') },
    challenged: { text: 'Decide the challenge', href: to('finding') },
  }[state as string]
  return {
    heading: 'What can be done now',
    tone: overdue ? 'lamp' : 'plain',
    text: state === 'closed' ? 'It is closed. Its own length of keeping counts.' : `${stateLabel}.${due}`,
    links,
    ...(button ? { button } : {}),
  }
}
