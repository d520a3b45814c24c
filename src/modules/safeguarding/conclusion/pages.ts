import { hasTrait, optionsOn } from '#law/code-list.ts'
import { type FieldSpec, type FormPage, page } from '#platform/http/page/page.ts'
import type { FieldModel, OptionModel } from '#platform/view/models.ts'
import type { CaseView } from '../case/schema.ts'
import { enquiryIn } from '../enquiry/blocks.ts'
import { aboutCase, CASE_TEAM, caseForm, caseOf, hereOf } from '../pages/case-forms.ts'
import { conclusionIn } from './blocks.ts'
import { concludeEnquiry, recordConclusion, signConclusion } from './commands.ts'

const version = (whole: CaseView) => ({ version: enquiryIn(whole)?.version })

const area = (name: string, label: string, more: Partial<FieldModel> = {}): FieldModel => ({
  ...{ kind: 'textarea', name, label, rows: 4, maxLength: 4000 },
  ...more,
})

const yesNo: readonly OptionModel[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

const outcome: FieldSpec = ctx => ({
  kind: 'radios',
  name: 'riskAssessment',
  label: 'What came of it?',
  options: optionsOn('risk-assessment-outcomes', ctx.today),
})

const risk =
  (name: 'riskWorker' | 'riskPerson', label: string): FieldSpec =>
  ctx => ({
    ...{ kind: 'radios', name, label, optional: true },
    options: optionsOn('risk-outcomes', ctx.today),
  })

const capacity: FieldSpec = ctx => ({
  kind: 'radios',
  name: 'capacity',
  label: 'Did they lack capacity to make decisions about the enquiry?',
  options: optionsOn('capacity', ctx.today).map(option =>
    option.value === 'lacked'
      ? {
          ...option,
          reveals: [
            {
              ...{ kind: 'radios' as const, name: 'supported', options: yesNo, optional: true },
              label: 'Did an advocate, family or a friend support them?',
            },
          ],
        }
      : option,
  ),
})

const is = (trait: string) => (answers: Readonly<Record<string, unknown>>) =>
  typeof answers.riskAssessment === 'string' &&
  hasTrait('risk-assessment-outcomes', answers.riskAssessment, trait)

const write = page.form<typeof recordConclusion>({
  path: '/safeguarding/concerns/{concernId}/conclusion/new',
  command: recordConclusion,
  helper: caseOf,
  initial: helper => {
    const whole = helper as CaseView
    const location = conclusionIn(whole)?.location
    return { ...version(whole), abuseTypes: whole.abuseTypes, ...(location ? { location } : {}) }
  },
  steps: [
    {
      slug: 'outcome',
      section: 'What came of it',
      page: (helper, ctx) => ({
        title: 'What came of the enquiry?',
        caption: aboutCase(helper),
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [outcome, area('words', 'The conclusion, in words', { rows: 8, maxLength: 20_000 })],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'stop',
      section: 'They asked us to stop',
      appliesTo: is('ceased'),
      page: helper => ({
        title: 'They asked us to stop: can it end?',
        caption: aboutCase(helper),
        lede: 'Their wish counts. It is weighed against the risk to others, and whether they could speak freely.',
      }),
      fields: [
        { kind: 'radios', name: 'spokeFreely', label: 'Could they speak freely?', options: yesNo },
        ctx => ({
          kind: 'checkboxes',
          name: 'grounds',
          label: 'Does any of these stand against it?',
          hint: 'Choose none where none does.',
          optional: true,
          options: optionsOn('acting-without-agreement', ctx.today),
        }),
        area('why', 'If so: why does it end all the same?', { optional: true }),
      ],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'risk',
      section: 'What became of the risk',
      appliesTo: is('risk-identified'),
      page: helper => ({ title: 'What became of the risk?', caption: aboutCase(helper) }),
      fields: [
        risk('riskWorker', 'As you judge it'),
        risk('riskPerson', 'As the person says'),
        area('personWords', 'What they say of it', { optional: true, rows: 3 }),
      ],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'capacity',
      section: 'Capacity',
      page: helper => ({ title: 'Could they decide about the enquiry?', caption: aboutCase(helper) }),
      fields: [capacity, area('capacityWords', 'How do we know?', { optional: true, rows: 3 })],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'kind',
      section: 'What it was, and where',
      page: helper => ({
        title: 'What was it, and where?',
        caption: aboutCase(helper),
        lede: 'For the yearly return. What is missing is shown on the case, and holds nothing up.',
      }),
      fields: [
        ctx => ({
          ...{ kind: 'checkboxes', name: 'abuseTypes', label: 'Kind of abuse or neglect', optional: true },
          options: optionsOn('abuse-types', ctx.today),
        }),
        ctx => ({
          ...{ kind: 'radios', name: 'location', label: 'Where did it happen?', optional: true },
          options: optionsOn('risk-locations', ctx.today),
        }),
      ],
      whoSees: CASE_TEAM,
    },
  ],
  check: {
    page: helper => ({ title: 'Check the conclusion', caption: aboutCase(helper) }),
    button: 'Write it down',
  },
  button: 'Continue',
  done: (_result, ctx) => ({
    href: hereOf(ctx),
    notice: {
      kind: 'done',
      heading: 'The conclusion is written down',
      text: 'It does not end the enquiry by itself.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})

const sign = caseForm({
  path: 'conclusion/{conclusionId}/signature',
  command: signConclusion,
  title: 'Do you agree with this conclusion?',
  lede: whole => conclusionIn(whole)?.words ?? '',
  fields: [
    {
      kind: 'radios',
      name: 'agrees',
      label: 'As the second person, do you agree?',
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    },
    area('words', 'What do you want to say of it?', {
      optional: true,
      hint: 'Where you do not agree: with what.',
    }),
  ],
  button: 'Sign',
  done: 'Signed',
})

const conclude = caseForm({
  path: 'enquiry/conclude',
  command: concludeEnquiry,
  title: 'Conclude the enquiry?',
  lede: 'Today becomes the day that the return counts. The case stays open: plans, support and feedback go on.',
  fields: [],
  initial: version,
  button: 'Conclude it',
  done: 'The enquiry is concluded',
  doneText: 'The case stays open. Somebody who is not on the case asks the person how it was for them.',
})

export const conclusionPages: readonly FormPage[] = [write, sign, conclude]
