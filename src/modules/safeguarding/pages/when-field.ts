import type { FieldModel } from '#platform/view/models.ts'

/** When something happened: a day, about when, or not known. Long ago is as good an answer as yesterday. */
export const whenField = (label: string): FieldModel => ({
  kind: 'radios',
  name: 'happened',
  label,
  options: [
    {
      value: 'date',
      text: 'On a day that is known',
      reveals: [{ kind: 'date', name: 'happenedOn', label: 'Which day?' }],
    },
    {
      value: 'about',
      text: 'About when is known',
      reveals: [
        {
          kind: 'text',
          name: 'happenedAbout',
          label: 'About when?',
          hint: 'For example: last winter, or when she first came here.',
        },
      ],
    },
    { value: 'not-known', text: 'It is not known when' },
  ],
})
