import { type OpenContext, type OpenPage, openPage } from '#platform/http/open/page.ts'
import { numbersSentence } from '#platform/numbers/words.ts'
import type { LinkModel } from '#platform/view/models.ts'
import { exitHref, NO_PROMISE, readBy, whenRead } from '../words/common.ts'

interface Section {
  readonly heading: string
  readonly paragraphs?: readonly string[]
  readonly items?: readonly string[]
  readonly links?: readonly LinkModel[]
}

interface About {
  readonly place: string
  readonly title: string
  readonly lede: string
  readonly sections: (ctx: OpenContext) => readonly Section[]
}

/** A page of words. It ends with the way to tell us, and whom to call. */
function about({ place, title, lede, sections }: About): OpenPage {
  return openPage.show({
    path: `/c/{councilCode}/${place}`,
    template: 'platform/prose.njk',
    model: (_answer, ctx) => ({
      page: {
        ...{ title, lede, width: 'question', exitHref },
        back: { text: 'First page', href: ctx.href('').replace(/\/$/, '') },
      },
      sections: [
        ...sections(ctx),
        {
          heading: 'Tell us, or call',
          paragraphs: [numbersSentence(ctx.numbers)],
          links: [
            { text: 'Tell us what worries you', href: ctx.href('tell') },
            { text: 'I have a reference and a code', href: ctx.href('way-back') },
          ],
        },
      ],
    }),
  })
}

const whatHappens = about({
  place: 'what-happens',
  title: 'What happens when you tell us',
  lede: 'Somebody reads it, makes sure that people are safe, and talks with the person it is about.',
  sections: ctx => [
    {
      heading: 'We read it',
      paragraphs: [
        `If you tell us today, somebody in our safeguarding team reads it by the end of ${readBy(ctx.today)}. ${whenRead(ctx)}`,
      ],
    },
    {
      heading: 'We make sure that people are safe',
      paragraphs: [
        'Danger comes first. We may ask the police, a doctor or the home to act at once. We take care not to say who told us.',
      ],
    },
    {
      heading: 'We talk with the person',
      paragraphs: [
        'We see them alone, as soon as it is safe. We ask what they want to happen. It is their life.',
      ],
    },
    {
      heading: 'We decide what is done',
      items: [
        'We may look into it under the law. That is called a safeguarding enquiry.',
        'It may be about how good the care is. Then our quality team looks at it.',
        'It may be a complaint. Then we help it to the right place.',
        'It may be several of these. You do not have to choose.',
      ],
    },
    {
      heading: 'You hear from us',
      paragraphs: [
        'You get a reference and a code. With both you can come back, read our answer and tell us more. We say that we read it and acted. We cannot always say more: it is somebody’s private life.',
        'If you lose the code we cannot give it to you again. Tell us once more, and say that you told us before.',
      ],
    },
    {
      heading: 'If you are wrong',
      paragraphs: [
        'Nobody is angry with you for telling us something that turns out well. If you meant well, you did right.',
      ],
    },
  ],
})

const worryOrComplaint = about({
  place: 'worry-or-complaint',
  title: 'Is it a worry or a complaint? Both are fine',
  lede: 'You do not need to know. Tell us what happened, and we sort it out.',
  sections: () => [
    {
      heading: 'A worry about safety',
      paragraphs: [
        'Somebody is hurt, afraid, or not cared for, or you think they may be. We call it safeguarding. It never has to wait for a complaint to be answered.',
      ],
    },
    {
      heading: 'A complaint',
      paragraphs: [
        'You want an answer, or want something put right: lost clothes, cold food, a rude word, a bill. You have a right to an answer. A home must never treat anybody worse because of a complaint. If that happens, tell us: it is a worry about safety.',
      ],
    },
    {
      heading: 'Both at once',
      paragraphs: [
        'Often it is both. Tell us once. We look at safety first, and then see that your complaint goes to the right place. We ask you before we tell the home who complained.',
      ],
    },
  ],
})

const cannotPromise = about({
  place: 'what-we-cannot-promise',
  title: 'What we cannot promise',
  lede: 'We want you to know this before you tell us.',
  sections: () => [
    {
      heading: 'If you give no name',
      paragraphs: [NO_PROMISE],
      items: [
        'Use your own phone and your own internet, not the home’s.',
        'Think before you write what only you could know.',
        'We keep the half day on which you wrote, not the hour.',
      ],
    },
    {
      heading: 'If we keep your name from the home',
      paragraphs: [
        'We try. The facts may still point to you. The police or a court may need your name. We ask you first if we can. Before we tell the home anything, one of us asks: could they tell who said this? Your own words do not go to them.',
      ],
    },
    {
      heading: 'If you give your name',
      paragraphs: [
        'We can call you back, and that helps us to act faster. The home may learn your name when we ask them about it.',
      ],
    },
    {
      heading: 'If you work there',
      paragraphs: [
        'The law protects workers who report wrongdoing. It is called whistleblowing. The charity Protect gives free advice.',
      ],
    },
    {
      heading: 'What we can do',
      paragraphs: [
        'We cannot promise to agree with you, or to tell you everything. We promise to read it, and to put the person’s safety first.',
      ],
    },
  ],
})

export const aboutPages: readonly OpenPage[] = [whatHappens, worryOrComplaint, cannotPromise]
