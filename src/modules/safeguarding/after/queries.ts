import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { themesOn } from '#law/themes.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { concernColumns } from '../concern/subject.ts'
import { safeWayTo } from '../contact/safe-way.ts'
import { demoIds } from '../demo-ids.ts'
import { AnswerTheme, FeedbackList, FeedbackView, ListFeedback, Themes } from './schema.ts'
import { addThemeAnswer, countedAnswers, countedThemes, listedFeedback, themeAnswers } from './store.ts'
import { askerSubject } from './subject.ts'
import { viewsOfFeedback } from './view.ts'

export const getFeedback = query({
  name: 'safeguarding.getFeedback',
  does: 'Gives whoever is to ask somebody afterwards what they need for it, and no more of the case.',
  api: 'GET /safeguarding/feedback/{feedbackId}',
  input: z.object({ feedbackId: z.uuid() }),
  output: FeedbackView,
  can: 'feedback.ask',
  subject: (ctx, input) => askerSubject(ctx, input),
  async run(ctx, _input, { row }) {
    const [view] = await viewsOfFeedback(ctx, [row])
    if (!view) throw new Error('A question has a view')
    if (row.kind !== 'adult' || view.mayAsk) return view
    return { ...view, reach: await safeWayTo(ctx, row.concernId) }
  },
  trace: 'record',
  example: { role: 'practice-officer', input: { feedbackId: demoIds.feedback } },
})

export const listFeedback = query({
  name: 'safeguarding.listFeedback',
  does: 'Lists who is to be asked afterwards, what you are to ask, what was answered, and who does not feel safer.',
  api: 'GET /safeguarding/feedback',
  input: ListFeedback,
  output: FeedbackList,
  can: 'feedback.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { list, page, perPage }) {
    const { councilId, id: askerId } = ctx.actor
    const asked = { councilId, list, askerId, visible: ctx.visible('concern.read', concernColumns) }
    const { rows, total } = await listedFeedback(ctx.tx, asked, perPage, (page - 1) * perPage)
    return { items: await viewsOfFeedback(ctx, rows), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { list }) => ({ count: total, list }),
  example: { role: 'safeguarding-practitioner', input: {} },
})

/** Fewer than this would point to somebody. */
const FEWEST = 5
const MONTHS = 12

export const feedbackThemes = query({
  name: 'safeguarding.feedbackThemes',
  does: 'Tells what people said afterwards in a year, as themes from five people on, and what came of each.',
  api: 'GET /safeguarding/themes',
  input: z.object({}),
  output: Themes,
  can: 'theme.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { councilId } = ctx.actor
    const since = ctx.today.subtract({ months: MONTHS }).toString()
    const counted = new Map((await countedThemes(ctx.tx, councilId, since)).map(one => [one.code, one.count]))
    const answers = await themeAnswers(ctx.tx, councilId)
    const of = async (
      list: 'felt-listened-to' | 'feels-safer' | 'survey-not-asked',
      column: 'listened' | 'safer' | 'not_asked',
    ) =>
      (await countedAnswers(ctx.tx, councilId, column, since)).map(({ code, count }) => ({
        label: labelOf(list, code),
        count,
      }))
    const listened = await of('felt-listened-to', 'listened')
    const safer = await of('feels-safer', 'safer')
    const answered = listened.reduce((sum, one) => sum + one.count, 0)
    return {
      answered,
      items: themesOn(ctx.today.toString()).map(({ code, name }) => {
        const people = counted.get(code) ?? 0
        return {
          ...{ theme: code, name, people: people >= FEWEST ? people : null },
          answers: answers
            .filter(one => one.theme === code)
            .map(({ id, kind, publicWords, answeredAt }) => ({
              ...{ id, kind, words: publicWords, answeredAt: answeredAt.toString() },
            })),
        }
      }),
      listened: answered >= FEWEST ? listened : null,
      safer: answered >= FEWEST ? safer : null,
      notAsked: await of('survey-not-asked', 'not_asked'),
    }
  },
  trace: 'nothing',
  example: { role: 'safeguarding-manager', input: {} },
})

export const answerTheme = command({
  name: 'safeguarding.answerTheme',
  does: 'Says what changes because of what people said, or why not. Everybody may read it.',
  api: 'POST /safeguarding/themes/{theme}/answers',
  status: 201,
  input: AnswerTheme,
  output: z.object({ id: z.uuid() }),
  can: 'theme.answer',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { theme, kind, publicWords }) {
    if (!themesOn(ctx.today.toString()).some(one => one.code === theme))
      throw new Invalid([{ field: 'theme', message: 'Choose one of the themes' }])
    const id = ctx.ids.next()
    const { councilId, id: answeredBy = null } = ctx.actor
    await addThemeAnswer(ctx.tx, { councilId, id, theme, kind, publicWords, answeredAt: ctx.now, answeredBy })
    return done({ id }, event('ThemeAnswered', { theme, kind }, { type: 'theme-answer', id }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      theme: 'staff',
      kind: 'change',
      publicWords: 'From January every home we pay for trains its night staff as well.',
    },
  },
})
