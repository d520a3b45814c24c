import { optionsOn } from '#law/code-list.ts'
import type { FieldSpec, FormPage } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { caseForm } from '../pages/case-forms.ts'
import { caseSteps } from '../pages/case-steps-form.ts'
import { decideAgainstWish, writeCapacity, writeHearing } from './commands.ts'

const yesNoNotKnown = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known' },
]

const agrees =
  (name: string, label: string): FieldSpec =>
  ctx => ({
    ...{ kind: 'radios', name, label, optional: true },
    options: optionsOn('agreement', ctx.today),
  })

const area = (name: string, label: string, rows: number, more: Partial<FieldModel> = {}): FieldModel => ({
  ...{ kind: 'textarea', name, label, rows, maxLength: 4000, optional: true },
  ...more,
})

const spoken = (answers: Readonly<Record<string, unknown>>) => answers.spoken === true
const notYet = (answers: Readonly<Record<string, unknown>>) => answers.spoken === false

const hearing = caseSteps({
  path: 'hearings/new',
  command: writeHearing,
  steps: [
    {
      slug: 'spoken',
      title: 'Has somebody spoken with them?',
      fields: [
        {
          kind: 'radios',
          name: 'spoken',
          label: 'Has somebody spoken with them?',
          isHeading: true,
          options: [
            { value: 'yes', text: 'Yes', hint: 'Or spent time with them to see how they are.' },
            { value: 'no', text: 'Not yet', hint: 'That is a valid answer. It holds up nothing.' },
          ],
        },
      ],
    },
    {
      slug: 'words',
      title: 'What did they say?',
      lede: 'Their own words, as they said them.',
      appliesTo: spoken,
      fields: [
        area('said', 'What they said or showed', 6, { maxLength: 20_000 }),
        area('wants', 'What they want to happen', 4),
        ctx => ({
          kind: 'radios',
          name: 'whoSaid',
          label: 'Whose words are these?',
          optional: true,
          options: optionsOn('who-said', ctx.today),
        }),
      ],
    },
    {
      slug: 'how',
      title: 'How were they heard?',
      appliesTo: spoken,
      fields: [
        { kind: 'date', name: 'heardOn', label: 'Which day was it?', optional: true },
        { kind: 'text', name: 'where', label: 'Where?', optional: true, maxLength: 500 },
        {
          kind: 'radios',
          name: 'alone',
          label: 'Were they seen alone?',
          optional: true,
          inline: true,
          options: yesNoNotKnown,
        },
        {
          kind: 'radios',
          name: 'needMet',
          label: 'Could they communicate as they need to?',
          optional: true,
          options: [...yesNoNotKnown, { value: 'not-needed', text: 'Nothing special is needed' }],
        },
      ],
    },
    {
      slug: 'agreement',
      title: 'What do they say to this going on?',
      lede: 'Agreeing to safeguarding is not consent in data-protection law, and is not recorded as such.',
      appliesTo: spoken,
      fields: [
        agrees('agreesRaising', 'To this being reported'),
        agrees('agreesSharing', 'To others being told'),
        agrees('agreesGoingOn', 'To going on'),
      ],
    },
    {
      slug: 'not-yet',
      title: 'Why not yet, and when will it be?',
      appliesTo: notYet,
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'notYet',
          label: 'Why has nobody spoken with them yet?',
          options: optionsOn('not-yet-spoken', ctx.today),
        }),
        area('notYetWords', 'In words, where that helps', 3, { maxLength: 2000 }),
        { kind: 'text', name: 'plannedWho', label: 'Who will?', optional: true, maxLength: 200 },
        { kind: 'date', name: 'plannedOn', label: 'When?', optional: true },
      ],
    },
  ],
  check: 'Check what you write down',
  button: 'Write it down',
  done: 'Written down',
  doneText: 'What they say stands at the top of the case.',
})

const capacity = caseForm({
  path: 'capacity',
  command: writeCapacity,
  title: 'Can they make this decision, and are they free to?',
  lede: 'Capacity is for one decision at one time. Whether they are free is another question.',
  fields: [
    { kind: 'text', name: 'decision', label: 'Which decision is it about?', maxLength: 500 },
    ctx => ({
      kind: 'radios',
      name: 'capacity',
      label: 'Do they lack capacity for it?',
      options: optionsOn('capacity', ctx.today),
    }),
    area('why', 'How do you know, and what was done to help them decide?', 4),
    {
      kind: 'radios',
      name: 'speaksAlone',
      label: 'Can they speak alone?',
      inline: true,
      options: yesNoNotKnown,
    },
    ctx => ({
      kind: 'checkboxes',
      name: 'controlled',
      label: 'What does somebody else control?',
      optional: true,
      options: optionsOn('controlled-by-others', ctx.today),
    }),
    area('coercion', 'Who, and how does it show?', 3),
  ],
  button: 'Write it down',
  done: 'Written down',
})

const weighing = caseSteps({
  path: 'against-wish',
  command: decideAgainstWish,
  steps: [
    {
      slug: 'what',
      title: 'What is it about?',
      fields: [
        {
          kind: 'radios',
          name: 'about',
          label: 'What is it about?',
          options: [
            { value: 'acting', text: 'We do something that they do not agree to' },
            { value: 'sharing', text: 'We tell somebody whom they do not want told' },
            { value: 'asked-to-stop', text: 'They asked us to stop' },
          ],
        },
        { kind: 'textarea', name: 'what', label: 'What exactly?', rows: 3, maxLength: 4000 },
        {
          kind: 'radios',
          name: 'spokeFreely',
          label: 'Could they speak freely when they said what they want?',
          options: yesNoNotKnown,
        },
      ],
    },
    {
      slug: 'grounds',
      title: 'What weighs against their wish?',
      lede: 'The same list is asked when they want it stopped. Where nothing weighs against it, it stops.',
      fields: [
        ctx => ({
          kind: 'checkboxes',
          name: 'grounds',
          label: 'Grounds',
          hint: 'All that hold.',
          optional: true,
          options: optionsOn('acting-without-agreement', ctx.today),
        }),
        {
          kind: 'radios',
          name: 'outcome',
          label: 'What is decided?',
          options: [
            { value: 'goes-on', text: 'It goes on' },
            { value: 'stops', text: 'It stops, as they asked' },
          ],
        },
        {
          kind: 'textarea',
          name: 'proportionate',
          label: 'Why is it proportionate, or how was it weighed?',
          rows: 4,
          maxLength: 4000,
          optional: true,
        },
      ],
    },
    {
      slug: 'told',
      title: 'What were they told?',
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'told',
          label: 'Were they told?',
          options: optionsOn('told-of-decision', ctx.today).map(option =>
            option.value === 'told'
              ? { ...option, reveals: [{ kind: 'date', name: 'toldOn', label: 'On which day?' }] }
              : option,
          ),
        }),
        area('toldWords', 'What were they told, and what did they say?', 3, { maxLength: 2000 }),
        ctx => ({
          kind: 'radios',
          name: 'basis',
          label: 'What does it rest on in data-protection law?',
          hint: 'One line, chosen for this decision. It is never consent.',
          optional: true,
          options: optionsOn('data-protection-bases', ctx.today),
        }),
      ],
    },
  ],
  check: 'Check the decision',
  button: 'Decide',
  done: 'Decided',
  doneText: 'It is never changed. A later decision stands beside it.',
})

export const pages: readonly FormPage[] = [hearing, capacity, weighing]
