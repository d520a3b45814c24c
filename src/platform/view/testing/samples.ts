import { downloadLinks } from '../downloads.ts'
import type {
  AttentionModel,
  CardModel,
  CheckAnswersModel,
  FieldModel,
  FormModel,
  ListModel,
  ShellModel,
  TableModel,
  TimelineModel,
} from '../models.ts'

/** Made-up people and homes, for the gallery and the tests of the templates. */
export const shell: ShellModel = {
  council: { name: 'Fenmarsh County Council', href: '/' },
  cspNonce: 'sample-nonce',
  csrfToken: 'sample-token',
  demonstration: true,
  navigation: {
    items: [
      { text: 'Today', href: '/today' },
      { text: 'Homes', href: '/homes', active: true },
      { text: 'Safeguarding', href: '/safeguarding' },
      { text: 'Liberty', href: '/liberty' },
      { text: 'Voice', href: '/voice' },
      { text: 'Board', href: '/board' },
    ],
    more: [{ text: 'Local targets', href: '/targets' }],
  },
  account: {
    name: 'Ruth Aldous',
    role: 'Quality officer',
    signOutAction: '/sign-out',
    links: [{ text: 'What I have looked at', href: '/my-record' }],
  },
  footer: {
    links: [
      { text: 'Help', href: '/help' },
      { text: 'Accessibility', href: '/accessibility' },
      { text: 'Privacy', href: '/privacy' },
    ],
  },
}

export const publicShell: ShellModel = {
  council: { name: 'Fenmarsh County Council' },
  cspNonce: 'sample-nonce',
  footer: {
    links: [
      { text: 'Listen to this page', href: '/listen' },
      { text: 'Easy read', href: '/easy-read' },
      { text: 'Accessibility', href: '/accessibility' },
      { text: 'Privacy', href: '/privacy' },
    ],
    languages: [
      { text: 'Polski', href: '?language=pl', lang: 'pl' },
      { text: 'Cymraeg', href: '?language=cy', lang: 'cy' },
      { text: 'اردو', href: '?language=ur', lang: 'ur' },
    ],
    note: 'If someone is in danger now, call 999.',
  },
}

export const quietHome: AttentionModel = {
  heading: 'Look: this home has gone quiet',
  tone: 'lamp',
  text: 'Three independent sources agree that fewer people are there to notice. No harm has been reported. Nobody from the council has been inside for 16 months.',
  reasons: [
    {
      date: '14 Oct 2026',
      text: 'No concerns, complaints or compliments for 12 months. A home like this would have 4 to 11.',
      sureness: '1 in 2,400 by chance',
      source: 'council records',
    },
    {
      date: '2 Oct 2026',
      text: 'The district nurse was asked to see a resident in the lounge only.',
      sureness: 'heard twice, from different visitors',
      source: 'NHS partner',
    },
    {
      date: 'Sept 2026',
      text: 'Seven of 38 residents have had no visitor in 28 days; five have nobody named.',
      sureness: 'told by the home itself',
      source: 'self-reported',
    },
  ],
  ifWrong: 'we would expect visitors signed in this month, and a relatives’ meeting.',
  action: { text: 'Plan a visit', href: '/visits/new' },
}

export const paused: AttentionModel = {
  heading: 'New placements are paused',
  tone: 'clay',
  text: 'The council has not placed anyone here since 3 November 2026, while staffing at night is put right.',
  reasons: [
    { date: '1 Nov 2026', text: 'One carer on duty for 31 people, three nights running.', source: 'visit' },
  ],
  action: { text: 'See the plan', href: '/plans/1' },
}

export const nowCard: CardModel = {
  heading: 'Now',
  facts: [
    { term: 'CQC overall', value: 'Requires improvement', note: '3 March 2024, 20 months ago' },
    { term: 'Beds', value: '38', note: 'CQC register, 2 November 2026' },
    { term: 'Manager', missing: 'Vacant since June' },
    { term: 'Placements', tag: { text: 'Open', tone: 'moss' } },
    { term: 'Self-funders', value: '26 of 31' },
    { term: 'Website', missing: 'Not known' },
  ],
  button: { text: 'Start a visit', href: '/visits/new' },
  links: [{ text: 'Say that a fact is wrong', href: '/challenge' }],
}

export const heardCard: CardModel = {
  heading: 'Who has been heard',
  text: '4 residents of 31, all through staff. No relative since May. No staff view ever.',
}

export const story: TimelineModel = {
  label: 'What has happened at Larkfield House',
  entries: [
    {
      date: '3 March 2024',
      text: 'Rated Requires improvement by CQC.',
      tag: { text: 'CQC report', tone: 'soft' },
    },
    { date: '1 August 2019', text: 'Wold Care Ltd took over. The rating before was Good.', mark: 'lamp' },
    {
      date: '9 May 2018',
      text: 'Inspected, not rated.',
      mark: 'quiet',
      note: 'A visit about one matter only.',
    },
    {
      date: '12 April 2011',
      text: 'First registered.',
      link: { text: 'See the register', href: '/register' },
    },
  ],
}

export const homesTable: TableModel = {
  caption: 'Care homes in Fenmarsh',
  captionHidden: true,
  columns: [
    { label: 'Home', sort: { href: '?sort=-name', direction: 'ascending' } },
    { label: 'Overall rating', sort: { href: '?sort=rating' } },
    { label: 'Last report', sort: { href: '?sort=report' } },
    { label: 'Placements' },
    { label: 'Beds', numeric: true, sort: { href: '?sort=beds' } },
  ],
  rows: [
    row('Larkfield House', 'Wend Road, Marshby', 'Requires improvement', '3 March 2024', 'Open', '38'),
    row('Reedmere Court', 'Staithe Lane, Ottering', 'Good', '19 June 2025', 'Open', '64'),
    row('The Willows', 'High Street, Holme Drove', 'Not rated yet', 'None', 'Paused', '7'),
  ],
}

function row(name: string, place: string, rating: string, report: string, placements: string, beds: string) {
  return [
    { text: name, href: '/homes/1', note: place },
    { text: rating },
    { text: report },
    {
      text: '',
      tag: { text: placements, tone: placements === 'Paused' ? ('clay' as const) : ('plain' as const) },
    },
    { text: beds },
  ]
}

const ratingFilter: FieldModel = {
  kind: 'checkboxes',
  name: 'rating',
  label: 'Overall rating',
  values: ['requires-improvement'],
  options: [
    { value: 'outstanding', text: 'Outstanding' },
    { value: 'good', text: 'Good' },
    { value: 'requires-improvement', text: 'Requires improvement' },
    { value: 'inadequate', text: 'Inadequate' },
    { value: 'none', text: 'Not rated yet' },
  ],
}

export const homesList: ListModel = {
  action: '/homes',
  search: { kind: 'search', name: 'q', label: 'Name, place or postcode', value: 'marsh' },
  hidden: { sort: 'name' },
  filters: {
    fields: [ratingFilter, { kind: 'text', name: 'provider', label: 'Run by' }],
    chips: [{ label: 'Rating', text: 'Requires improvement', removeHref: '/homes?q=marsh' }],
    clearHref: '/homes',
  },
  count: '87 homes',
  table: homesTable,
  pagination: {
    previousHref: '?page=1',
    nextHref: '?page=3',
    pages: [
      { number: 1, href: '?page=1' },
      { number: 2, href: '?page=2', current: true },
      { number: 3, href: '?page=3' },
      { gap: true },
      { number: 5, href: '?page=5' },
    ],
  },
  exportLinks: downloadLinks(format => `/homes.${format}`),
}

export const emptyList: ListModel = {
  action: '/homes',
  search: { kind: 'search', name: 'q', label: 'Name, place or postcode', value: 'zzz' },
  count: 'No homes',
  empty: {
    heading: 'No home matches “zzz”',
    text: 'Check the spelling, or try part of the name or the first half of the postcode.',
    link: { text: 'See all homes', href: '/homes' },
  },
}

export const question: FormModel = {
  action: '/worried/2',
  requestId: '0198-sample',
  sections: [
    {
      fields: [
        {
          kind: 'radios',
          name: 'knows',
          label: 'Does the person know that you are telling us?',
          isHeading: true,
          hint: 'It is all right if they do not. We will talk with them first wherever that is safe.',
          value: 'not-sure',
          options: [
            { value: 'wants-help', text: 'Yes, and they want help' },
            { value: 'not-sure', text: 'Yes, but they are not sure' },
            { value: 'no', text: 'No' },
            { value: 'cannot-say', text: 'They cannot say, or I do not know' },
          ],
        },
      ],
    },
  ],
  whoSees:
    'the council’s safeguarding team. Not the care home. Not your name, unless you choose to give it later.',
  buttons: [{ text: 'Save and continue' }],
}

export const answers: CheckAnswersModel = {
  cards: [
    {
      heading: 'What you told us',
      whoSees: 'The council’s safeguarding team will see this.',
      answers: [
        {
          question: 'What happened',
          answer: 'Mum’s call bell was out of reach twice this week.',
          changeHref: '/1',
        },
        {
          question: 'Does she know that you are telling us',
          answer: 'Yes, but she is not sure',
          changeHref: '/2',
        },
      ],
    },
    {
      heading: 'About you',
      whoSees: 'Kept private. The care home will not see this.',
      answers: [{ question: 'Your name', answer: '', changeHref: '/3' }],
    },
  ],
}
