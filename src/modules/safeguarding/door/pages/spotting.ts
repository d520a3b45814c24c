import { type OpenContext, openPage } from '#platform/http/open/page.ts'
import { numbersCard } from '#platform/numbers/words.ts'
import type { LinkModel } from '#platform/view/models.ts'
import { exitHref } from '../words/common.ts'
import { signs } from '../words/signs.ts'

const start = (ctx: OpenContext): LinkModel => ({ text: 'First page', href: ctx.href('').replace(/\/$/, '') })

export const spotting = openPage.show({
  path: '/c/{councilCode}/spotting-abuse',
  template: 'safeguarding/door/signs.njk',
  model: (_answer, ctx) => ({
    page: {
      title: 'How to spot abuse',
      lede: 'Abuse is when somebody is hurt, or not cared for as they should be. It can be once or many times. It can be meant or not. One sign does not prove it. You do not need to be sure to tell us.',
      width: 'question',
      exitHref,
      back: start(ctx),
    },
    easyRead: { text: 'Easy read, with pictures', href: ctx.href('spotting-abuse/easy-read') },
    signs,
    tell: {
      heading: 'If something here is like what you have seen',
      text: 'Tell us. We would rather hear it ten times too often.',
      button: { text: 'Tell us what worries you', href: ctx.href('tell') },
      links: [
        { text: 'What happens when you tell us', href: ctx.href('what-happens') },
        { text: 'Is it a worry or a complaint? Both are fine', href: ctx.href('worry-or-complaint') },
      ],
    },
    numbers: numbersCard(ctx.numbers),
  }),
})

export const spottingEasyRead = openPage.show({
  path: '/c/{councilCode}/spotting-abuse/easy-read',
  template: 'safeguarding/door/easy-read.njk',
  model: (_answer, ctx) => ({
    page: { title: 'How to spot abuse: easy read', width: 'question', exitHref, back: start(ctx) },
    first: ['Nobody may hurt you.', 'Here is what can be wrong.', 'You can tell us. It is not your fault.'],
    signs,
    ways: [
      { text: 'Are you in danger now? Call 999.', picture: 'phone' },
      { text: 'Or tell somebody you trust.', picture: 'people' },
      { text: 'You can tell us here. You do not have to give your name.', picture: 'words' },
    ],
    tell: {
      heading: 'Tell us',
      text: 'You can ask somebody to help you write.',
      button: { text: 'Tell us', href: ctx.href('tell') },
    },
    numbers: numbersCard(ctx.numbers),
  }),
})
