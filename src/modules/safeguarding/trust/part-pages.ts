import { optionsOn } from '#law/code-list.ts'
import type { FieldSpec, FormPage, Page } from '#platform/http/page/page.ts'
import { dateField, type ProcessForm, textarea } from '../process/forms.ts'
import {
  addTrustSetting,
  decideTrustSetting,
  noteTrustReferral,
  updateTrustReferral,
} from './part-commands.ts'
import type { TrustView } from './schema.ts'

const who = (name: string, label: string): FieldSpec => ({
  ...{ kind: 'radios', name, label, optional: true },
  options: [
    { value: 'employer', text: 'The employer' },
    { value: 'council', text: 'We' },
    { value: 'other', text: 'Somebody else' },
  ],
})

/** The forms about where the person works, and who must be told. */
export const partForms = (form: (one: ProcessForm<TrustView>) => FormPage): readonly Page[] => [
  form({
    ...{ path: 'settings/new', command: addTrustSetting, title: 'Where do they work?' },
    lede: 'Everywhere: another home, an agency, a voluntary post.',
    fields: [
      ctx => ({
        ...{ kind: 'radios', name: 'kind', label: 'What is it?' },
        options: optionsOn('trust-settings', ctx.today),
      }),
      { kind: 'text', name: 'employer', label: 'Who is it?' },
      { kind: 'text', name: 'role', label: 'What do they do there?' },
    ],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'settings/{settingId}', command: decideTrustSetting, title: 'Is this employer told?' },
    lede: 'Only if it is necessary and proportionate, and normally after the person was told that it will be.',
    fields: [
      {
        ...{ kind: 'radios', name: 'tell', label: 'Decision' },
        options: [
          {
            ...{ value: 'told', text: 'Told' },
            reveals: [dateField('toldOn', 'When?', { optional: true })],
          },
          { value: 'not-told', text: 'Not told' },
        ],
      },
      ctx => ({
        ...{ kind: 'radios', name: 'basis', label: 'Legal basis, where they are told', optional: true },
        options: optionsOn('trust-bases', ctx.today),
      }),
      {
        ...{ kind: 'radios', name: 'suspended', label: 'Has the employer suspended them?', optional: true },
        ...{ hint: 'That is the employer’s decision, not ours.', inline: true },
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'not-known', text: 'Not known' },
        ],
      },
      textarea('words', 'Why this is necessary and proportionate, or why it is not', { maxLength: 4000 }),
    ],
    initial: (whole, ctx) => ({
      version: whole.settings.find(one => one.id === ctx.params.settingId)?.version ?? 1,
    }),
    ...{ button: 'Decide', done: 'Decided' },
  }),
  form({
    ...{ path: 'referrals/new', command: noteTrustReferral, title: 'Who must be told?' },
    lede: 'Telling the Disclosure and Barring Service is the employer’s duty, and the council’s power.',
    fields: [
      ctx => ({
        ...{ kind: 'radios', name: 'body', label: 'Who is it?' },
        options: optionsOn('trust-bodies', ctx.today),
      }),
      {
        ...{ kind: 'radios', name: 'must', label: 'Whose duty is it?' },
        options: [
          { value: 'employer', text: 'The employer’s' },
          { value: 'council', text: 'Ours' },
          { value: 'nobody', text: 'Nobody’s: it may be done' },
        ],
      },
      who('doneBy', 'Who did?'),
      dateField('doneOn', 'When?', { optional: true }),
      dateField('proofSeenOn', 'When did we see proof?', { optional: true }),
      textarea('words', 'What was told, or why not yet', { maxLength: 4000 }),
    ],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'referrals/{referralId}', command: updateTrustReferral, title: 'Was it done?' },
    fields: [
      { ...(who('doneBy', 'Who did?') as object), optional: false } as FieldSpec,
      dateField('doneOn', 'When?'),
      dateField('proofSeenOn', 'When did we see proof?', { optional: true }),
    ],
    initial: (whole, ctx) => ({
      version: whole.referrals.find(one => one.id === ctx.params.referralId)?.version ?? 1,
    }),
    ...{ button: 'Write it down', done: 'Written down' },
  }),
]
