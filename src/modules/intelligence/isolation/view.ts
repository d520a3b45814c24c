import { formatCivilDate, formatMonth, formatShortDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { AttentionModel, CardModel, FactModel, PageModel, TableModel } from '#platform/view/models.ts'
import { COUNTED, FIVE, monthly, type NumberKey } from './kinds.ts'
import { homeEyesHref, remedyHref } from './pages/addresses.ts'
import { placersCards, placersInWords, toldInWords } from './placing/view.ts'
import { remedies as known } from './remedies.ts'
import type { FindingShown, HomeEyes, MonthShown, Remedy } from './schema.ts'
import { countInWords, indexInWords } from './words.ts'

export interface EyesRights {
  readonly mayRecord: boolean
  readonly mayHelp: boolean
}

export interface EyesPage {
  readonly page: PageModel
  readonly attention: AttentionModel | undefined
  readonly cards: readonly CardModel[]
  readonly months: CardModel & { readonly table: TableModel | undefined }
  readonly facts: readonly CardModel[]
  readonly [name: string]: unknown
}

type Picture = NonNullable<HomeEyes['picture']>

/** 'Few could notice at Larkfield House': the finding first, and never a level. */
export function eyesPage(whole: HomeEyes, rights: EyesRights): EyesPage {
  const { home, picture } = whole
  return {
    page: {
      title: picture ? titleOf(home.name, picture) : `Who comes to ${home.name}`,
      lede: picture
        ? 'Who could be harder to hear. It sets how often somebody goes, and earns the home help; it is no judgement of care.'
        : 'The numbers that you gave. They help the council to find people who have nobody, and to bring befrienders.',
      back: { text: home.name, href: `/homes/${home.id}` },
      width: 'wide',
    },
    attention: picture ? attentionOf(picture) : undefined,
    cards: picture
      ? [
          seenCard(picture),
          ...placersCards(home.id, picture.placers, rights),
          ...picture.remedies.map(remedyCard),
        ]
      : [],
    months: monthsOf(whole, rights),
    facts: picture
      ? [suggestedCard(home.id, picture, rights), missingCard(home.id, picture, rights)]
      : [whatHelpsCard()],
  }
}

function titleOf(name: string, { findings }: Picture): string {
  const [first] = findings
  if (!first) return `People from outside come to ${name}`
  if (first.code === 'not-known') return `We do not know who comes to ${name}`
  return `${first.label}: ${name}`
}

function attentionOf({ findings }: Picture): AttentionModel | undefined {
  if (findings.length === 0) return undefined
  const [first] = findings
  return {
    heading: first?.code === 'not-known' ? 'We do not know' : 'Why somebody should go',
    tone: 'lamp',
    text:
      first?.code === 'not-known'
        ? 'Nobody has told us who comes here. What is missing is never held against a home.'
        : 'Each of these is a reason to go and help. None says that anybody has done wrong.',
    reasons: findings.map(reasonOf),
    ifWrong: 'residents and relatives, asked alone, name people who come and whom they would tell.',
  }
}

const reasonOf = ({ on, says, selfReported }: FindingShown) => ({
  date: on ? formatShortDate(on) : 'Not known',
  text: says,
  source: selfReported ? 'The home says so' : 'The council knows',
})

function seenCard({ index, seen }: Picture): CardModel {
  if (seen.length === 0)
    return { heading: 'Nobody from outside is known to have come', text: 'That is about what we know.' }
  return {
    heading:
      index === null
        ? 'Seen there in the last year'
        : `${indexInWords(index)} of 8 kinds of people could notice, the latest counting most`,
    facts: seen.map(one => ({
      term: one.label,
      value: formatCivilDate(one.on),
      note: one.says,
      ...(one.selfReported ? { tag: { text: 'Only the home says so', tone: 'plain' as const } } : {}),
    })),
  }
}

/** Reasons of officers are theirs: a card for what is done, and what came of it. */
export function remedyCard(remedy: Remedy): CardModel {
  const { label, stateLabel, endedOn, cameOfIt, overdue } = remedy
  return {
    heading: `${label}: ${stateLabel.toLowerCase()}`,
    tone: overdue ? 'clay' : endedOn ? 'plain' : 'soft',
    ...(cameOfIt ? { text: cameOfIt } : {}),
    facts: remedyFacts(remedy),
    ...(endedOn
      ? {}
      : { links: [{ text: 'Go on with it', hiddenText: label, href: remedyHref(remedy.id) }] }),
  }
}

export function remedyFacts({ owner, dueOn, overdue, acceptedOn, acceptedBy, ...rest }: Remedy): FactModel[] {
  const { reason, endedOn, outcome, heard } = rest
  return [
    { term: 'Who sees to it', ...(owner ? { value: owner } : { missing: 'Name not known' }) },
    {
      term: 'Why',
      ...(reason ? { value: reason } : { missing: 'These words were removed' }),
      note: `${acceptedBy ?? 'An officer'}, ${formatCivilDate(acceptedOn)}`,
    },
    {
      term: 'By',
      value: formatCivilDate(dueOn),
      ...(overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
    },
    ...(endedOn ? [{ term: 'Ended', value: formatCivilDate(endedOn) }] : []),
    ...(outcome ? [{ term: 'What came of it', value: outcome }] : []),
    ...(heard.length > 0 ? [{ term: 'Who is heard now', value: heard.join('; ') }] : []),
  ]
}

function suggestedCard(
  homeId: string,
  { suggested, findings, placers }: Picture,
  { mayHelp }: EyesRights,
): CardModel {
  if (suggested.length === 0)
    return {
      heading: 'What could help',
      text: findings.length === 0 ? 'Nothing stands out.' : 'All that we know to help is under way.',
    }
  return {
    heading: 'What could help',
    tone: 'soft',
    text: 'Suggestions. A person decides, with a reason and a day.',
    facts: suggested.map(kind => ({
      term: known[kind].label,
      value: known[kind].does,
      note: kind === 'placing-body' ? placersInWords(placers) : known[kind].who,
      ...(mayHelp
        ? {
            action: {
              text: 'Take it on',
              hiddenText: known[kind].label,
              href: `/homes/${homeId}/remedies/new?kind=${kind}`,
            },
          }
        : {}),
    })),
  }
}

function missingCard(homeId: string, { missing, contract }: Picture, { mayRecord }: EyesRights): CardModel {
  return {
    heading: missing.length === 0 ? 'Every kind was seen in the last year' : 'Not seen there for a year',
    ...(missing.length > 0 ? { text: `${missing.join('; ')}.` } : {}),
    facts: [
      {
        term: 'Contract with the council',
        ...(contract === null ? { missing: 'Not known' } : { value: contract ? 'Yes' : 'No' }),
        ...(contract === false ? { note: 'It owes the council nothing, and gives what it likes' } : {}),
      },
    ],
    links: mayRecord ? [{ text: 'Write down who was there', href: `${homeEyesHref(homeId)}/sightings` }] : [],
  }
}

function whatHelpsCard(): CardModel {
  return {
    heading: 'What could help',
    tone: 'soft',
    text: 'Ask the council’s practice officers. They come to help, and bring no checklist.',
    facts: (['befriending', 'outings', 'relatives-group'] as const).map(kind => ({
      term: known[kind].label,
      value: known[kind].does,
      note: known[kind].who,
    })),
  }
}

function monthsOf({ home, months, picture }: HomeEyes, { mayRecord }: EyesRights): EyesPage['months'] {
  const here = homeEyesHref(home.id)
  const give = { text: 'Give a month’s numbers', href: `${here}/month` }
  const records = { text: 'Write down who came, from your care records', href: `${here}/sightings` }
  const links = mayRecord ? [give, ...(picture ? [] : [records])] : []
  if (months.length === 0)
    return {
      ...{
        heading: 'No monthly numbers yet',
        text: 'That nobody gave them says nothing about the home.',
        links,
      },
      table: undefined,
    }
  return {
    heading: 'Monthly numbers',
    text: 'Of people, a number below five is not shown to officers; a home sees its own. What nobody counted stays empty.',
    ...{ table: monthsTable(months), links },
  }
}

function monthsTable(months: readonly MonthShown[]): TableModel {
  const keys: readonly NumberKey[] = [...FIVE, ...COUNTED]
  const used = keys.filter(key => months.some(one => key in one.numbers))
  return {
    caption: 'Monthly numbers, the newest first',
    captionHidden: true,
    // More columns than a card beside another has room for.
    narrow: 'scroll',
    columns: [
      { label: 'Month' },
      { label: 'Lived there', numeric: true },
      ...used.map(key => ({ label: monthly[key].label, numeric: true })),
    ],
    rows: months.map(({ month, givenBy, living, numbers }) => [
      { text: formatMonth(month), note: givenBy === 'home' ? 'The home says so' : 'Given by an officer' },
      { text: String(living) },
      ...used.map(key => ({ text: key in numbers ? countInWords(numbers[key] ?? null) : 'Not counted' })),
    ]),
  }
}

/** For the home's own page. */
export function eyesCard({ home, picture, months }: HomeEyes, rights: EyesRights): CardModel {
  const links = [
    { text: 'Who could notice here', href: homeEyesHref(home.id) },
    ...(rights.mayRecord ? [{ text: 'Give a month’s numbers', href: `${homeEyesHref(home.id)}/month` }] : []),
  ]
  if (!picture) {
    const [last] = months
    const text = last
      ? `You gave the numbers of ${formatMonth(last.month)}.`
      : 'Five numbers a month show who comes, and bring help to people who have nobody. Nobody has to give them.'
    return { heading: 'Who comes to your home', text, links }
  }
  const [first] = picture.findings
  const open = picture.remedies.filter(one => one.endedOn === null).length
  return {
    heading: first ? first.label : 'People from outside come here',
    tone: first && first.code !== 'not-known' ? 'lamp' : 'plain',
    text: [
      ...picture.findings.slice(0, 2).map(one => one.says),
      ...(open > 0 ? [underWay(open)] : []),
      ...toldInWords(picture.placers),
    ].join(' '),
    links,
  }
}

const underWay = (open: number): string => `${plural(open, 'remedy', 'remedies')} under way.`
