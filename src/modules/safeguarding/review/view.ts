import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, CellModel, LinkModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { concernsBlock, dayFact, type ProcessPage } from '../process/blocks.ts'
import { paragraphsOf } from '../view/words.ts'
import type { AskingView, RecommendationView, ReviewRow, ReviewView } from './schema.ts'

export const reviewHref = (id: string): string => `/safeguarding/reviews/${id}`

const REMOVED = 'These words were removed.'
type To = (path: string) => string

/** '2 of 3 recommendations still to be carried out'. */
export function outstandingInWords({ recommendations, outstanding }: ReviewRow): string {
  if (recommendations === 0) return 'No recommendation yet'
  const noun = recommendations === 1 ? 'recommendation' : 'recommendations'
  return outstanding === 0
    ? `All ${recommendations} ${noun} settled`
    : `${outstanding} of ${recommendations} ${noun} still to be carried out`
}

export function reviewPage(whole: ReviewView, ctx: PageContext): ProcessPage {
  const to: To = path => `${reviewHref(whole.id)}/${path}`
  const decides = ctx.role === 'board-member'
  const finding =
    whole.recommendations > 0 ? outstandingInWords(whole).toLowerCase() : whole.stateLabel.toLowerCase()
  return {
    page: {
      title: `${whole.home?.name ?? 'Review'}: ${finding}`,
      caption: `Safeguarding adults review ${whole.reference}`,
      back: { text: 'Reviews', href: '/safeguarding/reviews' },
      width: 'wide',
    },
    first: [],
    story: [
      recommendations(whole, to, decides),
      decision(whole),
      referral(whole),
      ...(whole.screening ? [screening(whole)] : []),
      askings('Person and family', 'Nobody has invited the person or their family yet.', whole, to, true),
      askings('Asked under section 45', 'Nothing has been asked for yet.', whole, to, false),
      ...report(whole),
    ],
    facts: [{ card: next(whole, to, decides) }, { card: counts(whole) }, concernsBlock(whole.concerns, [])],
  }
}

const tags = {
  proposed: { tone: 'lamp' },
  accepted: { tone: 'soft' },
  'carried-out': { tone: 'moss' },
  'not-carried-out': { tone: 'plain' },
} as const

function standing(one: RecommendationView): CellModel {
  return {
    text: one.dueOn ? `By ${formatCivilDate(one.dueOn)}` : 'No day set',
    tag: one.overdue
      ? { text: `${one.stateLabel}, past its day`, tone: 'clay' }
      : { text: one.stateLabel, ...tags[one.state] },
    ...(one.settled ? { note: one.settled } : {}),
  }
}

function recommendations(whole: ReviewView, to: To, decides: boolean): CaseBlock {
  const rows = whole.recommendationList
  if (rows.length === 0) {
    const text = whole.commissionedOn
      ? 'The review has made none yet.'
      : 'They come from a review. The Board has not decided on one.'
    return { card: { heading: 'No recommendation yet', text } }
  }
  const path = ({ id, state }: RecommendationView): { href?: string } => {
    if (state === 'accepted') return { href: to(`recommendations/${id}/proof`) }
    return decides && state === 'proposed' ? { href: to(`recommendations/${id}/acceptance`) } : {}
  }
  return {
    table: {
      heading: outstandingInWords(whole),
      text: 'One that is not carried out is the Board’s own decision, and stands in its annual report.',
      model: {
        caption: 'Recommendations',
        captionHidden: true,
        columns: [
          { label: 'What should change' },
          { label: 'Who carries it out' },
          { label: 'How it stands' },
        ],
        rows: rows.map(one => [
          {
            text: `${one.number}. ${one.text ?? REMOVED}`,
            ...path(one),
            ...(one.home ? { note: `About ${one.home.name}` } : {}),
          },
          { text: one.owner ?? REMOVED },
          standing(one),
        ]),
      },
    },
  }
}

const outcomes = {
  mandatory: 'The Board decided: a review, as the Act requires',
  discretionary: 'The Board decided: a review, as the Act allows',
  none: 'The Board decided: no review',
} as const

function decision({ decisions }: ReviewView): CaseBlock {
  const held = decisions.at(-1)
  if (!held) return { card: { heading: 'The Board has not decided yet', tone: 'lamp' } }
  const earlier = decisions.length > 1 ? ' It supersedes an earlier decision.' : ''
  return {
    said: {
      heading: outcomes[held.outcome],
      paragraphs: held.reasons ? paragraphsOf(held.reasons) : [REMOVED],
      note: `${held.test} ${held.citation}. Recorded by ${held.decidedBy ?? 'somebody'}, ${formatDateTime(held.decidedAt)}.${earlier}`,
    },
  }
}

const referral = ({ why, who, referredAt, knownReference }: ReviewView): CaseBlock => ({
  said: {
    heading: 'Why it was referred',
    paragraphs: why ? paragraphsOf(why) : [REMOVED],
    note: `${who ?? REMOVED}. Referred ${formatDateTime(referredAt)}.${knownReference ? ` Reference given: ${knownReference}.` : ''}`,
  },
})

const screening = ({ screening: words, screenedBy }: ReviewView): CaseBlock => ({
  said: {
    heading: 'What the screening found',
    paragraphs: paragraphsOf(words ?? ''),
    note: `By ${screenedBy ?? 'somebody'}, who did not work on the case.`,
  },
})

const answerWords: Readonly<Record<string, string>> = {
  given: 'Given',
  'given-in-part': 'Given in part',
  refused: 'Refused',
  accepted: 'Takes part',
  declined: 'Does not want to',
}

function answered(one: AskingView): CellModel {
  if (one.answeredOn) {
    const text = `${answerWords[one.answer ?? ''] ?? ''}, ${formatCivilDate(one.answeredOn)}`
    return { text, ...(one.answerWords ? { note: one.answerWords } : {}) }
  }
  const text = one.dueOn ? `No answer yet; due ${formatCivilDate(one.dueOn)}` : 'No answer yet'
  return { text, ...(one.overdue ? { tag: { text: 'Past', tone: 'clay' as const } } : {}) }
}

function askings(heading: string, empty: string, whole: ReviewView, to: To, people: boolean): CaseBlock {
  const rows = whole.askings.filter(one => (one.kind === 'section-45') !== people)
  if (rows.length === 0)
    return { card: { heading, text: empty, ...(people ? { tone: 'lamp' as const } : {}) } }
  return {
    table: {
      heading,
      model: {
        caption: heading,
        captionHidden: true,
        columns: [{ label: 'Who' }, { label: 'Asked' }, { label: 'Answer' }],
        rows: rows.map(one => [
          {
            text: one.of ?? REMOVED,
            ...(one.text ? { note: one.text } : {}),
            ...(one.answeredOn ? {} : { href: to(`askings/${one.id}`) }),
          },
          { text: formatCivilDate(one.askedOn) },
          answered(one),
        ]),
      },
    },
  }
}

function report({ draft, draftOn, publication, publishedOn }: ReviewView): CaseBlock[] {
  const said = (heading: string, words: string): CaseBlock => ({
    said: { heading, paragraphs: paragraphsOf(words) },
  })
  return [
    ...(draft ? [said(`Draft with the Board${draftOn ? `, ${formatCivilDate(draftOn)}` : ''}`, draft)] : []),
    ...(publication
      ? [said(publishedOn ? `Published ${formatCivilDate(publishedOn)}` : 'Not published', publication)]
      : []),
  ]
}

function next(whole: ReviewView, to: To, decides: boolean): CardModel {
  const { state, dueOn, overdue, stateLabel, onTheCase, aimOn } = whole
  const due = dueOn ? ` Local target: ${formatCivilDate(dueOn)}${overdue ? ', which is past' : ''}.` : ''
  const aim = aimOn && state === 'commissioned' ? ` The guidance hopes for ${formatCivilDate(aimOn)}.` : ''
  const links: LinkModel[] = []
  const add = (when: boolean, text: string, path: string) => when && links.push({ text, href: to(path) })
  const running = state === 'commissioned' || state === 'drafted'
  const ended = state === 'published' || state === 'not-published'
  add(running || state === 'screened', 'Ask for information (section 45), or invite', 'askings/new')
  add(running || ended, 'Add a recommendation', 'recommendations/new')
  add(true, 'Advocate, inquest, police, how many', 'notes')
  const settling = whole.recommendationList.filter(
    one => one.state === 'proposed' || one.state === 'accepted',
  )
  for (const one of settling) {
    add(decides, `Decide not to carry out ${one.number}`, `recommendations/${one.id}/refusal`)
  }
  const steps: Partial<Record<ReviewView['state'], LinkModel | false>> = {
    referred: !onTheCase && { text: 'Screen the referral', href: to('screening') },
    screened: decides && { text: 'Record the Board’s decision', href: to('decision') },
    declined: decides && { text: 'Record another decision', href: to('decision') },
    commissioned: !onTheCase && { text: 'The draft is with the Board', href: to('draft') },
    drafted: decides && !onTheCase && { text: 'Publish, or not', href: to('publication') },
  }
  const button = steps[state]
  const kept = onTheCase ? ' You worked on the case, so you neither screen nor redact.' : ''
  return {
    heading: 'What can be done now',
    tone: overdue ? 'lamp' : 'plain',
    text: `${stateLabel}.${due}${aim}${kept}`,
    links,
    ...(button ? { button } : {}),
  }
}

const advocates = { arranged: 'Arranged', 'not-needed': 'Not needed' } as const

const counts = (whole: ReviewView): CardModel => ({
  heading: 'Who it is about, and what runs alongside',
  facts: [
    { term: 'Suffered serious harm and died', value: String(whole.died) },
    { term: 'Suffered serious harm and survived', value: String(whole.survived) },
    {
      term: 'Advocate (section 68)',
      ...(whole.advocate === 'not-known'
        ? { missing: 'Nobody has looked at this yet' }
        : { value: advocates[whole.advocate] }),
      ...(whole.advocateWords ? { note: whole.advocateWords } : {}),
    },
    {
      term: 'Alongside',
      ...(whole.parallel.length > 0
        ? { value: whole.parallel.map(one => one.label).join('; ') }
        : { missing: 'No inquest or investigation is written down' }),
      ...(whole.parallelWords ? { note: whole.parallelWords } : {}),
    },
    dayFact('Under way since', whole.commissionedOn, 'Not yet'),
    dayFact('Published', whole.publishedOn, whole.state === 'not-published' ? 'Not published' : 'Not yet'),
  ],
})
