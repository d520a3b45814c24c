import { type Page, page } from '#platform/http/page/page.ts'
import { dutyView, writeHandover } from './units.ts'
import { dutyPage } from './view.ts'

const HERE = '/safeguarding/duty'

const duty = page.show<typeof dutyView>({
  path: HERE,
  query: dutyView,
  template: 'safeguarding/case.njk',
  model: (answer, ctx) => dutyPage(answer, ctx),
})

const handover = page.form<typeof writeHandover>({
  path: `${HERE}/handover`,
  command: writeHandover,
  steps: [
    {
      slug: 'words',
      page: () => ({
        title: 'What should whoever comes next know?',
        lede: 'What was done, what is still to be done, and by when. Give references rather than names.',
        back: { text: 'Duty', href: HERE },
      }),
      fields: [
        {
          kind: 'textarea',
          name: 'words',
          label: 'What should whoever comes next know?',
          isHeading: true,
          rows: 8,
          maxLength: 10_000,
        },
      ],
      whoSees: 'The council’s safeguarding team, day and night. Not the care homes.',
    },
  ],
  button: 'Hand over',
  done: () => ({ href: HERE, notice: { kind: 'done', heading: 'Handed over' } }),
  cancel: () => ({ text: 'Cancel', href: HERE }),
})

export const pages: readonly Page[] = [duty, handover]
