import { fileField } from '#platform/files/index.ts'
import { type OpenContext, openPage } from '#platform/http/open/page.ts'
import { numbersCard } from '#platform/numbers/words.ts'
import type { CardModel } from '#platform/view/models.ts'
import { newCode, newReference } from '#platform/way-back/index.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { tellCouncil } from '../tell.ts'
import { CAPTION, exitHref, NO_PROMISE, readBy, whenRead } from '../words/common.ts'
import { type Homes, tellSteps } from './tell-steps.ts'

async function homesOf(ctx: OpenContext): Promise<Homes> {
  const { items } = await ctx.ask(homeNames, {})
  return {
    homes: items.map(({ id, name, postcode }) => ({
      value: id,
      text: postcode ? `${name}, ${postcode}` : name,
    })),
  }
}

/** What happens next, with days; the same for everyone, so that it tells nothing of who sent what. */
export function nextCard(ctx: OpenContext): CardModel {
  return {
    heading: 'What happens next',
    facts: [
      {
        term: `By the end of ${readBy(ctx.today)}`,
        value:
          'Somebody in our safeguarding team reads it. If you said there is danger now, as soon as they see it.',
      },
      { term: 'On that day', value: 'They decide what is done first, and by whom. Safety comes first.' },
      {
        term: 'After that',
        value:
          'Come back with your reference and code. You can read our answer, and we may ask you something. We cannot tell you everything: it is somebody’s private life.',
      },
    ],
    links: [
      { text: 'Come back to it', href: ctx.href('way-back') },
      { text: 'What happens when you tell us', href: ctx.href('what-happens') },
    ],
  }
}

export const tellForm = openPage.form<typeof tellCouncil>({
  path: '/c/{councilCode}/tell',
  command: tellCouncil,
  exitHref,
  made: ids => ({ reportId: ids.random(), reference: newReference(), code: newCode() }),
  helper: homesOf,
  steps: tellSteps,
  check: {
    page: (_helper, ctx) => ({
      title: 'Check what you tell us',
      caption: CAPTION,
      lede: `Nothing is sent until you press the button. ${whenRead(ctx)}`,
    }),
    button: 'Send it',
    file: fileField({
      name: 'photo',
      label: 'One photograph, if you have one',
      optional: true,
      nameless: true,
      hint: 'Never send a picture of somebody undressed or of private parts of the body. Tell us about it in words: the police or a nurse can look. If you give no name, we take out of the picture what says where, when and with what it was taken. What it shows stays.',
    }),
  },
  button: 'Send it',
  done: ({ reference, code }, ctx) => ({
    model: {
      page: { title: 'We have it. Thank you for telling us', width: 'question', exitHref },
      panel: { title: 'We have it. Thank you for telling us', reference },
      cards: [
        {
          heading: 'Keep these two safe',
          tone: 'lamp',
          text: 'You need both to come back. We cannot give you the code again. Write them down where nobody else looks, or take a picture of this page. Whoever has both can read what we write to you, but not what you told us.',
          facts: [
            { term: 'Your reference', value: reference },
            { term: 'Your code', value: code },
          ],
        },
        nextCard(ctx),
        { heading: 'What we cannot promise', text: NO_PROMISE },
        numbersCard(ctx.numbers),
      ],
    },
  }),
  cancel: ctx => ({ text: 'Stop, and send nothing', href: ctx.href('').replace(/\/$/, '') }),
})
