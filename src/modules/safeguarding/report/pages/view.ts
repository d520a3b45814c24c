import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../../case/part.ts'
import { concernHref, doorWords, kindWords, namingWords, paragraphsOf, whenWords } from '../../view/words.ts'
import { readMessages, writeToReporter } from '../answer.ts'
import type { ReportIn } from '../incoming/schema.ts'
import { writeParaphrase } from '../paraphrase/write.ts'
import { sortReport } from '../sorting/sort.ts'
import { reportInHref } from './list.ts'

const GONE = ['These words were removed.']
const fact = (term: string, value: string | null | undefined, missing = 'Not said'): FactModel =>
  value ? { term, value } : { term, missing }

/** What stands on the page of one report: what was said in the wide column, what can be done in the narrow one. */
export function reportPage(report: ReportIn, ctx: PageContext) {
  return {
    page: {
      title: titleOf(report),
      caption: [report.reference, report.home?.name].filter(Boolean).join(', '),
      back: { text: 'Reports that came in', href: '/safeguarding/reports-in' },
      width: 'wide' as const,
    },
    first: report.danger === 'now' && report.state === 'new' ? [{ attention: DANGER }] : [],
    story: storyOf(report),
    facts: [
      { card: nextCard(report, ctx) },
      { card: aboutCard(report) },
      { card: fromCard(report) },
      ...(report.photographs.length > 0 ? [{ card: photographsCard(report) }] : []),
      ...(report.concerns.length > 0 ? [{ card: concernsCard(report) }] : []),
      ...(report.sortings.length > 0 ? [{ card: sortedCard(report) }] : []),
    ],
  }
}

const DANGER = {
  heading: 'The reporter says that somebody is in danger now',
  tone: 'clay' as const,
  text: 'The page told them to call 999. Make sure first that somebody is safe; sort it afterwards.',
  reasons: [],
}

function titleOf({ state, kinds }: ReportIn): string {
  if (state === 'new') return 'Nobody has sorted this report yet'
  return kinds.map(kind => kindWords[kind]).join(', ') || 'Sorted'
}

function storyOf(report: ReportIn): readonly CaseBlock[] {
  const came = `${whenWords(report.received, report.halfDay)}. ${doorWords[report.door] ?? 'Somebody'}.`
  const paraphrase = report.paraphrases.at(-1)
  return [
    ...report.messages.toReversed().map(
      ({ side, at, halfDay, by, words, read }): CaseBlock => ({
        said: {
          heading: side === 'council' ? 'We wrote' : 'They wrote',
          paragraphs: words ? paragraphsOf(words) : GONE,
          note: [whenWords(at, halfDay), by, read ? undefined : 'Nobody has read it yet']
            .filter(Boolean)
            .join('. '),
          ...(read ? {} : { tone: 'lamp' as const }),
        },
      }),
    ),
    ...report.replies.filter(one => one.how === 'telephone' && one.words).map(toldByVoice),
    {
      said: {
        heading: 'What was told',
        paragraphs: report.words.account ? paragraphsOf(report.words.account) : GONE,
        note: came,
      },
    },
    ...(paraphrase ? [paraphraseBlock(paraphrase)] : []),
  ]
}

/** What was written stands among the messages. */
const toldByVoice = ({ at, by, words }: ReportIn['replies'][number]): CaseBlock => ({
  said: {
    heading: 'We told them by voice',
    paragraphs: words ? paragraphsOf(words) : GONE,
    note: [formatDateTime(at), by].filter(Boolean).join('. '),
  },
})

const couldTell = {
  yes: 'The home could tell who said this: it does not go.',
  'not-sure': 'Not sure whether the home could tell who said this: it does not go.',
  no: 'The home could not tell who said this: it may go.',
}

function paraphraseBlock(one: ReportIn['paraphrases'][number]): CaseBlock {
  const note = [couldTell[one.couldTell], one.why && `Left out: ${one.why}`, formatDateTime(one.at), one.by]
  return {
    said: {
      heading: 'What may be said to the home',
      paragraphs: one.words ? paragraphsOf(one.words) : GONE,
      note: note.filter(Boolean).join(' '),
      tone: one.couldTell === 'no' ? 'soft' : 'lamp',
    },
  }
}

function nextCard(report: ReportIn, ctx: PageContext): CardModel {
  const to = (path: string): string => `${reportInHref(report.id)}/${path}`
  const may = ctx.mayEver(sortReport)
  const links: LinkModel[] = []
  const [first] = report.concerns
  // Once it is a case, what whoever told us may know is checked there first.
  if (first) links.push({ text: 'Answer them from the case', href: concernHref(first.id) })
  else if (ctx.mayEver(writeToReporter)) links.push({ text: 'Answer them', href: to('reply') })
  if (report.unread > 0 && ctx.mayEver(readMessages))
    links.push({ text: 'I have read their messages', href: to('read') })
  if (ctx.mayEver(writeParaphrase))
    links.push({ text: 'Write what the home may be told', href: to('paraphrase') })
  if (may && report.state === 'sorted') links.push({ text: 'Sort it again', href: to('sort') })
  return {
    heading: 'What can be done now',
    tone: report.state === 'new' ? 'lamp' : 'plain',
    text: standing(report),
    links,
    ...(may && report.state === 'new' ? { button: { text: 'Sort it', href: to('sort') } } : {}),
  }
}

function standing({ state, sortBy, naming, paraphrases }: ReportIn): string {
  const target = state === 'new' ? `Local target: sorted by ${formatCivilDate(sortBy)}. ` : ''
  if (naming === 'named') return `${target}They let us use their name.`
  const ready = paraphrases.at(-1)?.couldTell === 'no'
  return `${target}${ready ? 'The home may be told the paraphrase, nothing else.' : 'Nothing of this goes to the home until somebody has paraphrased it.'}`
}

function aboutCard({ words, home, danger }: ReportIn): CardModel {
  const dangers = { now: 'Yes, now', no: 'No', 'not-known': 'Not known' }
  return {
    heading: 'Who and where',
    facts: [
      fact('Who it is about', words.adultName ?? words.adultTold),
      ...(words.adultName && words.adultTold ? [fact('How to tell who it is', words.adultTold)] : []),
      fact('About how old', words.adultAge),
      home ? { term: 'Home', value: home.name, href: `/homes/${home.id}` } : fact('Home', null, 'None named'),
      ...(words.place ? [fact('Where, in their words', words.place)] : []),
      fact('When', words.happenedOn ? formatCivilDate(words.happenedOn) : words.happenedAbout),
      fact('Danger, as they told it', dangers[danger]),
    ],
  }
}

function fromCard({ naming, relation, words }: ReportIn): CardModel {
  const nobody = naming === 'anonymous' ? 'They gave none' : 'Not said'
  return {
    heading: 'Who told us',
    facts: [
      fact('Who they are to the adult', relation),
      fact('Name', words.reporterName, nobody),
      fact('How and when to reach them safely', words.reporterContact, 'Only here, by their code'),
      fact('Their name', namingWords[naming]),
    ],
  }
}

function photographsCard({ photographs }: ReportIn): CardModel {
  return {
    heading: 'Photographs',
    text: 'Hidden until you ask twice: nobody knows yet what they show. Opening is written down.',
    links: photographs.map(({ id }, at) => ({
      text: `Photograph ${at + 1}`,
      href: `/safeguarding/report-photographs/${id}`,
    })),
  }
}

function concernsCard({ concerns }: ReportIn): CardModel {
  return {
    heading: 'Concerns that came of it',
    facts: concerns.map(({ id, reference, adult, stateLabel }) => ({
      term: reference,
      value: `${adult}: ${stateLabel.toLowerCase()}`,
      href: concernHref(id),
    })),
  }
}

function sortedCard({ sortings }: ReportIn): CardModel {
  return {
    heading: sortings.length > 1 ? 'How it was sorted, the last one holds' : 'How it was sorted',
    facts: sortings.toReversed().map(({ kinds, route, reason, at, by }) => ({
      term: `${formatDateTime(at)}${by ? `, ${by}` : ''}`,
      value: [...kinds.map(kind => kindWords[kind]), route].filter(Boolean).join(', '),
      ...(reason ? { note: reason } : {}),
    })),
  }
}
