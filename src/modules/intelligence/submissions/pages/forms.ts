import { type PageContext, page } from '#platform/http/page/page.ts'
import { contribute, correctSubmission, takeBackSubmission } from '../commands.ts'
import { reasonsToTakeBack } from '../kinds.ts'
import { getSubmission } from '../queries.ts'
import type { SubmissionView } from '../schema.ts'
import { SUBMISSIONS, submissionHref } from './addresses.ts'
import { type Homes, homesFor, steps } from './steps.ts'

export const contributeForm = page.form<typeof contribute>({
  path: `${SUBMISSIONS}/new`,
  command: contribute,
  helper: homesFor,
  steps,
  check: { page: () => ({ title: 'Check what you tell' }), button: 'Tell the council' },
  button: 'Go on',
  done: ({ id }) => ({
    href: submissionHref(id),
    notice: {
      ...{ kind: 'done', heading: 'Thank you: the council knows' },
      text: 'It is put beside what others told. You can correct it or take it back.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: SUBMISSIONS }),
})

interface Correcting extends Homes {
  readonly told: SubmissionView
}

const idIn = (ctx: PageContext): string => ctx.params.submissionId ?? ''
const toldIn = (ctx: PageContext) => ctx.ask(getSubmission, { submissionId: idIn(ctx) })
const back = (ctx: PageContext) => ({ text: 'Cancel', href: submissionHref(idIn(ctx)) })

export const correctForm = page.form<typeof correctSubmission>({
  path: `${SUBMISSIONS}/{submissionId}/correct`,
  command: correctSubmission,
  helper: async ctx => ({ ...(await homesFor(ctx)), told: await toldIn(ctx) }),
  initial: helper => {
    const { told } = helper as Correcting
    const { version, partner, kind, from, to, seenBy, sureness } = told
    return {
      ...{ homeId: told.home.id, version, partner, kind, from, seenBy, sureness },
      ...{ to: to === from ? '' : to, reference: told.reference ?? '', count: told.count ?? '' },
      bedDays: told.bedDaysFrom === 'told' ? (told.bedDays ?? '') : '',
    }
  },
  steps,
  check: { page: () => ({ title: 'Check the correction' }), button: 'Correct it' },
  button: 'Go on',
  done: ({ id }) => ({
    href: submissionHref(id),
    notice: {
      kind: 'done',
      heading: 'It is corrected',
      text: 'What was known before stays as it was known.',
    },
  }),
  cancel: back,
})

export const takeBackForm = page.form<typeof takeBackSubmission>({
  path: `${SUBMISSIONS}/{submissionId}/take-back`,
  command: takeBackSubmission,
  helper: toldIn,
  initial: helper => ({ version: (helper as SubmissionView).version }),
  steps: [
    {
      slug: 'why',
      page: helper => ({
        title: 'Take this back?',
        caption: `${(helper as SubmissionView).label}, ${(helper as SubmissionView).home.name}`,
        lede: 'It counts no more from now on. What was known before stays as it was known.',
      }),
      fields: [
        {
          ...{ kind: 'radios', name: 'why', label: 'Why?' },
          options: Object.entries(reasonsToTakeBack).map(([value, text]) => ({ value, text })),
        },
      ],
    },
  ],
  button: 'Take it back',
  tone: 'warning',
  done: ({ id }) => ({ href: submissionHref(id), notice: { kind: 'done', heading: 'It is taken back' } }),
  cancel: back,
})
