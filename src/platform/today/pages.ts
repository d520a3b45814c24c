import { page } from '../http/page/page.ts'
import { markTodaySeen, today } from './units.ts'
import { type TodaySubject, todayModel } from './view.ts'

export const firstPage = page.show<typeof today>({
  path: '/',
  query: today,
  template: 'today/today.njk',
  async model({ seenAt }, ctx) {
    const subject: TodaySubject = { since: seenAt ?? undefined }
    const [needs, changed, side] = await Promise.all([
      ctx.panels('today.needs', subject),
      ctx.panels('today.changed', subject),
      ctx.panels('today.side', subject),
    ])
    return { ...todayModel({ ...ctx, seenAt, needs, changed, side }) }
  },
})

export const markSeenForm = page.form<typeof markTodaySeen>({
  path: '/today/seen',
  command: markTodaySeen,
  steps: [
    {
      slug: 'seen',
      page: () => ({
        title: 'Mark what changed as seen?',
        lede: 'Your first page will then show only what comes after this moment. Nothing is lost: each home’s page keeps its whole story.',
        back: { text: 'First page', href: '/' },
      }),
      fields: [],
    },
  ],
  button: 'Mark as seen',
  done: () => ({ href: '/', notice: { kind: 'done', heading: 'Marked as seen' } }),
  cancel: () => ({ text: 'Cancel', href: '/' }),
})
