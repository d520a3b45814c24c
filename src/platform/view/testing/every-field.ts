import type { FormModel } from '../models.ts'

/** One form with every kind of control, some of them at fault. */
export const everyField: FormModel = {
  action: '/everything',
  csrfToken: 'sample-token',
  requestId: '0198-sample',
  version: 3,
  hidden: { step: 'two' },
  upload: true,
  keepWords: true,
  sections: [
    {
      heading: 'About the visit',
      lede: 'Tell us what you saw with your own eyes.',
      fields: [
        { kind: 'text', name: 'title', label: 'What should we call it?', hint: 'A few words.', width: 20 },
        {
          kind: 'date',
          name: 'seen',
          label: 'When was this?',
          hint: 'For example, 27 3 2026 or 27 March 2026',
          date: { day: '31', month: 'feb', year: '2026' },
          dateFaults: ['day'],
          error: 'February 2026 has no day 31',
        },
        {
          kind: 'textarea',
          name: 'words',
          label: 'What did you see?',
          maxLength: 500,
          error: 'Write what you saw, in a sentence or two',
        },
        { kind: 'textarea', name: 'more', label: 'Anything else', optional: true, rows: 3 },
        {
          kind: 'checkboxes',
          name: 'who',
          label: 'Who told you?',
          hint: 'Choose all that apply.',
          values: ['relative'],
          options: [
            { value: 'resident', text: 'A person who lives there' },
            {
              value: 'relative',
              text: 'A relative or friend',
              hint: 'Anyone close to the person',
              reveals: [{ kind: 'text', name: 'relation', label: 'How are they related?', width: 20 }],
            },
            { value: 'none', text: 'Nobody: I saw it myself', divider: 'or', exclusive: true },
          ],
        },
      ],
    },
    {
      heading: 'How to reach you',
      fields: [
        { kind: 'email', name: 'email', label: 'Email address', optional: true },
        { kind: 'telephone', name: 'phone', label: 'Telephone', width: 20, autocomplete: 'tel' },
        { kind: 'number', name: 'beds', label: 'Beds in use', width: 3, suffix: 'beds' },
        {
          kind: 'select',
          name: 'home',
          label: 'Which home?',
          value: 'larkfield',
          options: [
            { value: '', text: 'Choose a home' },
            { value: 'larkfield', text: 'Larkfield House' },
            { value: 'reedmere', text: 'Reedmere Court' },
          ],
        },
        { kind: 'file', name: 'photo', label: 'Photograph', optional: true, accept: 'image/*' },
        { kind: 'hidden', name: 'source', value: 'visit', label: '' },
        {
          kind: 'radios',
          name: 'private',
          label: 'May we tell the home that you told us?',
          inline: true,
          options: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ],
        },
      ],
    },
  ],
  whoSees: 'quality officers of this council.',
  buttons: [{ text: 'Save' }, { text: 'Save as a draft', kind: 'secondary', name: 'then', value: 'draft' }],
  links: [{ text: 'Cancel', href: '/homes' }],
}
