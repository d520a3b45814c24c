import { type OpenContext, openPage } from '#platform/http/open/page.ts'
import { numbersCard } from '#platform/numbers/words.ts'
import type { CardModel } from '#platform/view/models.ts'
import { exitHref, whenRead } from '../words/common.ts'

function ways(ctx: OpenContext): readonly CardModel[] {
  return [
    {
      heading: 'Tell us what worries you',
      text: `You do not need proof. You do not need to know what to call it. Start here for any worry or complaint about somebody’s care. We sort it out: you cannot choose wrongly. You can give your name, or not. ${whenRead(ctx)}`,
      button: { text: 'Tell us', href: ctx.href('tell') },
    },
    {
      heading: 'You told us before',
      text: 'Read our answer, or tell us more.',
      links: [{ text: 'I have a reference and a code', href: ctx.href('way-back') }],
    },
    {
      heading: 'Not sure yet?',
      links: [
        { text: 'How to spot abuse', href: ctx.href('spotting-abuse') },
        { text: 'How to spot abuse: easy read', href: ctx.href('spotting-abuse/easy-read') },
        { text: 'What happens when you tell us', href: ctx.href('what-happens') },
        { text: 'Is it a worry or a complaint? Both are fine', href: ctx.href('worry-or-complaint') },
        { text: 'What we cannot promise', href: ctx.href('what-we-cannot-promise') },
      ],
    },
  ]
}

/** The council’s own first page for anyone: danger first, then one way in. */
export const startPage = openPage.show({
  path: '/c/{councilCode}',
  template: 'platform/page.njk',
  model: (_answer, ctx) => ({
    page: {
      title: 'Are you worried about someone in a care home?',
      lede: `${ctx.councilName} wants to know. Anyone can tell us: a resident, a relative, a friend, a carer.`,
      width: 'question',
      exitHref,
    },
    cards: [
      {
        ...numbersCard(ctx.numbers, 'Is somebody in danger now?'),
        text: 'Call 999. If you cannot speak, press 55 when you are asked. Then, if you can, tell us as well.',
      },
      ...ways(ctx),
    ],
  }),
})
