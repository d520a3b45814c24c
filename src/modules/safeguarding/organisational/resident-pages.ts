import { optionsOn } from '#law/code-list.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import { dateField, processForms, textarea } from '../process/forms.ts'
import { concernHref } from '../view/words.ts'
import { organisationalForm } from './forms-about.ts'
import { getResident, listResidents } from './queries.ts'
import { raiseForResident, recordWelfareCheck, takeInResidents, tellFamily } from './resident-commands.ts'
import { residentPage } from './resident-view.ts'
import { familyCell, responsibleWords, seenCell, stateWords } from './resident-words.ts'
import type { ResidentView } from './schema.ts'
import { organisationalHref, progressInWords } from './view.ts'

const here = (id: string) => `${organisationalHref(id)}/residents`

const list = page.list<typeof listResidents>({
  path: '/safeguarding/organisational/{organisationalId}/residents',
  query: listResidents,
  page: (answer, ctx) => ({
    title: progressInWords(answer.progress),
    caption: `${answer.home}, ${answer.reference}`,
    lede: 'Every resident is seen safe and well. Only those who meet the three parts of section 42(1) get an enquiry of their own.',
    back: { text: 'The enquiry', href: organisationalHref(ctx.params.organisationalId ?? '') },
    width: 'wide',
  }),
  noun: { one: 'resident', many: 'residents' },
  columns: [
    {
      label: 'Resident',
      cell: (row, ctx) => ({
        text: row.person.name,
        href: `${here(ctx.params.organisationalId ?? '')}/${row.id}`,
      }),
    },
    { label: 'Seen', cell: seenCell },
    {
      label: 'Who sees them',
      cell: row => ({
        text: responsibleWords[row.responsible],
        ...(row.responsibleName ? { note: row.responsibleName } : {}),
      }),
    },
    {
      label: 'Case of their own',
      cell: row =>
        row.concern
          ? { text: row.concern.reference, href: concernHref(row.concern.id), note: row.concern.stateLabel }
          : { text: 'None that you may see' },
    },
    { label: 'Family', cell: familyCell },
  ],
  export: {
    query: listResidents,
    fileName: 'residents-seen',
    columns: [
      { header: 'Resident', value: (row: ResidentView) => row.person.name },
      { header: 'State', value: (row: ResidentView) => stateWords[row.state] },
      { header: 'Seen on', value: (row: ResidentView) => row.seenOn },
      { header: 'Safe and well', value: (row: ResidentView) => row.safe },
      { header: 'Who sees them', value: (row: ResidentView) => responsibleWords[row.responsible] },
      { header: 'Named', value: (row: ResidentView) => row.responsibleName },
      { header: 'Case', value: (row: ResidentView) => row.concern?.reference ?? null },
      { header: 'Family told on', value: (row: ResidentView) => row.familyToldOn },
    ],
  },
  links: ctx => [{ text: 'List residents', href: `${here(ctx.params.organisationalId ?? '')}/new` }],
  empty: ctx => ({
    heading: 'Nobody has listed the residents yet',
    text: 'Every resident is seen safe and well by whoever is responsible for their care.',
    link: { text: 'List the residents', href: `${here(ctx.params.organisationalId ?? '')}/new` },
  }),
})

const takeIn = organisationalForm({
  path: 'residents/new',
  command: takeInResidents,
  title: 'List the residents of the home',
  lede: 'Everyone whom we know to live there is listed at once. Add those we had no record of: ask the home for its list, and check it with what you see.',
  fields: [0, 1, 2].flatMap(at => [
    {
      ...{ kind: 'text' as const, name: `others.${at}.givenName`, optional: true, width: 20 as const },
      ...{ label: `First name of ${at === 0 ? 'a resident' : 'another'} we had no record of` },
    },
    {
      ...{ kind: 'text' as const, name: `others.${at}.familyName`, optional: true, width: 20 as const },
      label: 'Last name',
    },
  ]),
  button: 'List them',
  done: 'The residents are listed',
})

const one = page.show<typeof getResident>({
  path: '/safeguarding/organisational/{organisationalId}/residents/{residentId}',
  query: getResident,
  template: 'safeguarding/case.njk',
  model: (resident, ctx) => residentPage(resident, ctx.params.organisationalId ?? ''),
})

const form = processForms({
  path: '/safeguarding/organisational/{organisationalId}/residents/{residentId}',
  query: getResident,
  caption: resident => `${resident.person.name}, ${resident.home}`,
  back: 'The resident',
  whoSees: 'The safeguarding team, and those who work on this enquiry. Not the home.',
})

const check = form({
  path: 'check',
  command: recordWelfareCheck,
  title: 'Were they seen safe and well?',
  lede: 'Seen alone, where that is safe, by somebody who is not of the home.',
  fields: [
    {
      kind: 'radios',
      name: 'state',
      label: 'Were they seen?',
      options: [
        {
          value: 'seen',
          text: 'Yes',
          reveals: [
            dateField('seenOn', 'When?', { optional: true }),
            {
              kind: 'radios',
              name: 'safe',
              label: 'How were they?',
              optional: true,
              options: [
                { value: 'yes', text: 'Safe and well' },
                { value: 'no', text: 'Not safe or well' },
                { value: 'not-known', text: 'Not sure' },
              ],
            },
          ],
        },
        { value: 'cannot-see', text: 'They could not be seen' },
        { value: 'escalated', text: 'Whoever is responsible has not come: escalated to them' },
      ],
    },
    {
      ...{ kind: 'text', name: 'responsibleName', optional: true },
      label: 'Who sees them, where that is not us: name and body',
    },
    textarea('words', 'How they were, in their own words where there are any', { maxLength: 8000 }),
  ],
  button: 'Write it down',
  done: 'Written down',
})

const concern = form({
  path: 'concern',
  command: raiseForResident,
  title: 'Raise a concern about this resident',
  lede: 'It becomes a case of their own, linked with this enquiry. Whether the three parts of section 42(1) hold is decided there.',
  fields: [
    {
      kind: 'radios',
      name: 'danger',
      label: 'Are they in danger now?',
      inline: true,
      options: [
        { value: 'now', text: 'Yes, now' },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'Not known' },
      ],
    },
    textarea('words', 'What happened to them', { rows: 6 }),
    ctx => ({
      ...{ kind: 'checkboxes', name: 'abuseTypes', label: 'Kind of abuse', optional: true },
      options: optionsOn('abuse-types', ctx.today),
    }),
  ],
  button: 'Raise the concern',
  done: 'The concern is raised and linked',
})

const family = form({
  path: 'family',
  command: tellFamily,
  title: 'Is their family told?',
  lede: 'As the resident wishes, or in their best interests where they cannot say. Never before police agree.',
  fields: [
    ctx => ({
      ...{ kind: 'radios', name: 'wish', label: 'What do they wish?' },
      options: optionsOn('family-wishes', ctx.today),
    }),
    dateField('toldOn', 'When was their family told?', {
      optional: true,
      hint: 'Leave it empty where they were not.',
    }),
    textarea('words', 'What they said, or who was told what', { optional: true, maxLength: 4000 }),
  ],
  initial: resident => ({ wish: resident.familyWish }),
  button: 'Write it down',
  done: 'Written down',
})

export const residentPages: readonly Page[] = [list, takeIn, one, check, concern, family]
