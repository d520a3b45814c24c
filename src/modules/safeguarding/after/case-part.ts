import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { casePart, type PlacedBlock } from '../case/part.ts'
import { concernHref } from '../view/words.ts'
import { notSaferOfCase } from './not-safer-store.ts'
import { FeedbackView, NotSaferView } from './schema.ts'
import { feedbackOfCase } from './store.ts'
import { viewOfNotSafer, viewsOfFeedback } from './view.ts'
import type { NotSaferWords } from './words.ts'

const After = z.object({ feedback: z.array(FeedbackView), notSafer: z.array(NotSaferView) })

const said = (term: string, value: string | null): FactModel[] => (value ? [{ term, value }] : [])

function feedbackCard(one: FeedbackView): CardModel {
  const whose = one.kind === 'adult' ? one.adult.name : 'A relative, about their own experience'
  const href = `${concernHref(one.concernId)}/feedback/${one.id}`
  const open = one.state === 'planned' || one.state === 'given'
  return {
    heading: `Asked afterwards: ${whose}`,
    tone: one.overdue ? 'lamp' : 'plain',
    facts: [
      {
        term: 'How it stands',
        value: one.notAsked ? `${one.stateLabel}: ${one.notAsked.toLowerCase()}` : one.stateLabel,
      },
      ...(open && one.mayAsk ? [{ term: 'Not now', value: one.mayAsk }] : []),
      ...(open ? [{ term: 'Local target', value: formatCivilDate(one.dueOn) }] : []),
      ...said('Who asks', one.asker),
      ...said('Listened to?', one.listened),
      ...said('In their words', one.listenedWords),
      ...said('Safer?', one.safer),
      ...said('In their words', one.saferWords),
      ...said('What they would change', one.change),
      ...said('Answered by', one.answeredBy),
    ],
    links: open
      ? [
          {
            text: one.state === 'given' ? 'Choose somebody else to ask' : 'Choose who asks',
            href: `${href}/asker`,
          },
          { text: 'Not asked, because', href: `${href}/not-asked` },
        ]
      : [],
  }
}

const notSaferBlock = (task: NotSaferView): PlacedBlock => ({
  place: 'first',
  order: 5,
  block: {
    attention: {
      heading: 'They do not feel safer',
      tone: 'clay',
      text: task.lookedAt
        ? `Somebody looked. Speak with them by ${formatCivilDate(task.contactBy)} (local target), then choose what happens next.`
        : `Look today. ${task.named ? `${task.named} was told.` : 'Nobody could be told: give it to somebody.'} Speak with them by ${formatCivilDate(task.contactBy)} (local target), in the safe way they chose.`,
      reasons: [],
      action: {
        text: task.lookedAt ? 'Choose what happens next' : 'Write down the look',
        href: `${concernHref(task.concernId)}/not-safer/${task.id}`,
      },
    },
  },
})

/** What somebody found who looked, in the order in which it is asked. */
function lookCard(task: NotSaferView): CardModel {
  return {
    heading: task.outcome ? `Did not feel safer: ${task.outcome}` : 'Does not feel safer: what was found',
    facts: [
      ...said('How safe they are', task.safety),
      ...said('Spoken with on', task.contactedOn && formatCivilDate(task.contactedOn)),
      ...said('What they want', task.wants),
      ...said('Why', task.reason),
    ],
  }
}

/** What the adult said afterwards, and what came of it. */
export const afterPart = casePart({
  name: 'after',
  output: After,
  restsOn: { tables: ['feedback', 'not_safer'], none: { feedback: [], notSafer: [] } },
  async load(ctx, row, open) {
    const { councilId, id } = row
    const tasks = await notSaferOfCase(ctx.tx, councilId, id)
    const names = await accountNames(
      ctx.tx,
      councilId,
      tasks.map(task => task.namedId),
    )
    const today = ctx.today.toString()
    return {
      feedback: await viewsOfFeedback(ctx, await feedbackOfCase(ctx.tx, councilId, id)),
      notSafer: tasks.map(task =>
        viewOfNotSafer(task, open(id, task.words) as NotSaferWords | undefined, names, today),
      ),
    }
  },
  blocks: ({ feedback, notSafer }) => [
    ...notSafer.filter(task => task.outcome === null).map(notSaferBlock),
    ...notSafer
      .filter(task => task.lookedAt !== null)
      .map((task): PlacedBlock => ({ place: 'story', order: 690, block: { card: lookCard(task) } })),
    ...feedback.map(
      (one, at): PlacedBlock => ({ place: 'story', order: 700 + at, block: { card: feedbackCard(one) } }),
    ),
  ],
  steps: ({ feedback }, whole) =>
    feedback.length > 0
      ? [
          {
            order: 860,
            link: { text: 'Ask a relative too', href: `${concernHref(whole.id)}/feedback/relative` },
          },
        ]
      : [],
})
