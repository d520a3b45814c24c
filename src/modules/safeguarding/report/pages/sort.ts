import { optionsOn } from '#law/code-list.ts'
import { type FieldSpec, type FormStep, page } from '#platform/http/page/page.ts'
import { concernHref, kindWords } from '../../view/words.ts'
import type { ReportIn } from '../incoming/schema.ts'
import { sortKinds } from '../sorting/schema.ts'
import { sortReport } from '../sorting/sort.ts'
import { aboutReport, hereOf, reportOf, WHO_SEES } from './forms.ts'

const chose = (answers: Readonly<Record<string, unknown>>, kind: string): boolean =>
  Array.isArray(answers.kinds) && answers.kinds.includes(kind)

const hints = {
  safeguarding:
    'An adult may be harmed or neglected, or at risk of it. A concern is opened: whether there is an enquiry is decided there.',
  worry: 'The quality team reads it.',
  complaint: 'Somebody wants an answer about the care. It never holds up safety.',
  nothing: 'Nobody needs to do more. The report is kept.',
} as const

const what: FormStep = {
  slug: 'what',
  section: 'What it is',
  page: (helper, ctx) => ({
    title: 'What is it?',
    caption: aboutReport(helper),
    lede: 'Whoever told us did not have to know. More than one is fine. When in doubt, open a concern.',
    back: { text: 'The report', href: hereOf(ctx) },
  }),
  fields: [
    {
      kind: 'checkboxes',
      name: 'kinds',
      label: 'What is it?',
      options: sortKinds.map(kind => ({
        value: kind,
        text: kindWords[kind],
        hint: hints[kind],
        ...(kind === 'nothing' ? { exclusive: true, divider: 'or' } : {}),
      })),
    },
  ],
  whoSees: WHO_SEES,
}

const known: FieldSpec = (_ctx, helper) => ({
  kind: 'select',
  name: 'adult.personId',
  label: 'An adult we know already',
  optional: true,
  hint: 'Those whose name is like the one we were told. Leave it, and give a name below, if it is somebody else.',
  options: [
    { value: '', text: 'None of these' },
    ...(helper as ReportIn).likely.map(({ id, name }) => ({ value: id, text: name })),
  ],
})

const who: FormStep = {
  slug: 'who',
  section: 'Whom it is about',
  appliesTo: answers => chose(answers, 'safeguarding'),
  page: helper => ({
    title: 'Whom is the concern about?',
    caption: aboutReport(helper),
    lede:
      (helper as ReportIn).concerns.length > 0
        ? 'A concern was opened from this report before. Name somebody here only to open another.'
        : 'Write what you know. Each adult gets a concern of their own. The reporter, their words and what they asked of us stay with each.',
  }),
  fields: [
    known,
    {
      kind: 'text',
      name: 'adult.givenName',
      label: 'First name',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'adult.familyName',
      label: 'Last name',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'adult.knownAs',
      label: 'Or how to tell who it is',
      optional: true,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'adult.bornAbout',
      label: 'About how old',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
    {
      kind: 'textarea',
      name: 'moreAdults',
      label: 'Other adults harmed in the same incident',
      hint: 'One on each line: a name, or how to tell who it is.',
      optional: true,
      rows: 3,
    },
    {
      kind: 'text',
      name: 'sameIncidentAs',
      label: 'A concern about the same incident',
      hint: 'Its reference, such as C-7KQF-2M9D. The two are linked, never merged.',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
  ],
  whoSees: WHO_SEES,
}

const where: FormStep = {
  slug: 'route',
  section: 'The complaint',
  appliesTo: answers => chose(answers, 'complaint'),
  page: helper => ({
    title: 'Where does the complaint go?',
    caption: aboutReport(helper),
    lede: 'Agree it with whoever told us first, where they can be reached.',
  }),
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'route',
      label: 'Where does the complaint go?',
      isHeading: true,
      options: optionsOn('complaint-routes', ctx.today),
    }),
  ],
  whoSees: WHO_SEES,
}

const why: FormStep = {
  slug: 'why',
  section: 'Why',
  page: helper => ({ title: 'Why?', caption: aboutReport(helper) }),
  fields: [
    {
      kind: 'textarea',
      name: 'reason',
      label: 'Why?',
      isHeading: true,
      hint: 'A sentence is enough. For a concern alone you can leave it empty.',
      optional: true,
      rows: 4,
      maxLength: 4000,
    },
  ],
  whoSees: WHO_SEES,
}

/** What we were told of the adult, to start from. */
const startOfAdult = ({ words, concerns }: ReportIn) =>
  concerns.length > 0
    ? {}
    : {
        adult: {
          ...(words.adultName || words.adultTold ? { knownAs: words.adultName ?? words.adultTold } : {}),
          ...(words.adultAge ? { bornAbout: words.adultAge.slice(0, 50) } : {}),
        },
      }

export const sortForm = page.form<typeof sortReport>({
  path: '/safeguarding/reports-in/{reportId}/sort',
  command: sortReport,
  helper: reportOf,
  neverLimited: true,
  initial: helper => {
    const report = helper as ReportIn
    return { version: report.version, kinds: report.kinds, ...startOfAdult(report) }
  },
  steps: [what, who, where, why],
  check: {
    page: helper => ({ title: 'Check, then sort it', caption: aboutReport(helper) }),
    button: 'Sort it',
  },
  button: 'Sort it',
  done: ({ concerns }, ctx) => {
    const [first, ...others] = concerns
    const opened = first ? `The concern ${first.reference} is opened` : 'Sorted'
    return {
      href: first && others.length === 0 ? concernHref(first.id) : hereOf(ctx),
      notice: {
        kind: 'done',
        heading: others.length > 0 ? `${concerns.length} concerns are opened and linked` : opened,
        text: 'Whoever told us can read that it was considered. Sorting it again supersedes this.',
      },
    }
  },
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})
