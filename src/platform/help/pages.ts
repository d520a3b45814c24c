import type { LinkModel, PageModel } from '../view/models.ts'

/** A stretch of words to read: see the template `platform/prose.njk`. */
export interface ProseSection {
  readonly heading?: string
  readonly paragraphs?: readonly string[]
  readonly items?: readonly string[]
  readonly links?: readonly LinkModel[]
}

export interface HelpPage {
  readonly path: string
  readonly page: PageModel
  readonly sections: readonly ProseSection[]
}

const back: LinkModel = { text: 'Help', href: '/help' }

const help: HelpPage = {
  path: '/help',
  page: { title: 'Help', width: 'question' },
  sections: [
    {
      paragraphs: [
        'Lantern helps your council to know every care home in its area, to hear the people who live and work there, and to act before harm.',
      ],
    },
    {
      heading: 'If someone is in danger now',
      paragraphs: ['Call 999. Lantern is not watched day and night.'],
    },
    {
      heading: 'Where to find things',
      items: [
        'Today: what needs you, what has changed, and why you see it.',
        'Homes: every care home, searched by name, postcode, provider or CQC number. Typing mistakes are forgiven.',
        'A list you need again: filter the homes, then choose “Save this filter”. You find it under “Your filters”.',
        'What you watch: homes, providers and filters whose changes come first on your first page, and by mail if you want that.',
        'A home’s page: its story, its ratings, every fact with where it comes from and when.',
        'Indicators: what analysts count of what is told, tried on the past before it counts. Whoever has a file of their own can ask the same formulas of it with “lantern stats” on the command line.',
        'A fact that looks wrong: press “Challenge” beside it. It stays as it is, marked as challenged, until somebody has settled it.',
      ],
    },
    {
      heading: 'Who can help you',
      paragraphs: [
        'Ask your council’s Lantern administrator about your sign-in, your role, or something that does not work. If a page gives you a reference, tell them that.',
      ],
    },
    {
      heading: 'More',
      links: [
        { text: 'Accessibility', href: '/help/accessibility' },
        { text: 'How we use information', href: '/help/privacy' },
        { text: 'Lantern for other systems', href: '/api' },
      ],
    },
  ],
}

const accessibility: HelpPage = {
  path: '/help/accessibility',
  page: { title: 'Accessibility', back, width: 'question' },
  sections: [
    {
      paragraphs: [
        'Lantern is meant for everyone: for people who see poorly, who use a keyboard or a screen reader, who read slowly, or who have only a phone.',
      ],
    },
    {
      heading: 'What you can do',
      items: [
        'make everything four times as large and still read it',
        'use every page with a keyboard alone',
        'use every page without JavaScript',
        'read every chart as a table',
        'choose dark colours or higher contrast in your own device: Lantern follows',
        'print any page',
      ],
    },
    {
      heading: 'How it is tested',
      paragraphs: [
        'Every page that our tests open is checked by a program against the Web Content Accessibility Guidelines 2.2, levels A and AA. A program finds only some faults.',
        'Lantern has not yet been tested by people who use assistive technology every day, and no outside audit has been made. Until then we do not claim that it meets the guidelines in full.',
      ],
    },
    {
      heading: 'Tell us what gets in your way',
      paragraphs: [
        'Tell your council’s Lantern administrator. If you are not happy with the answer, the Equality Advisory and Support Service can advise you.',
      ],
      links: [
        { text: 'Equality Advisory and Support Service', href: 'https://www.equalityadvisoryservice.com/' },
      ],
    },
  ],
}

const privacy: HelpPage = {
  path: '/help/privacy',
  page: { title: 'How we use information', back, width: 'question' },
  sections: [
    {
      paragraphs: [
        'Your council decides what Lantern is used for and answers for it. Its own privacy notice comes first; this page says what Lantern itself does.',
      ],
    },
    {
      heading: 'What Lantern keeps about care homes',
      paragraphs: [
        'Facts from the public register of the Care Quality Commission. The names of managers and other people in those records are taken out before anything is kept.',
      ],
    },
    {
      heading: 'What Lantern keeps about you when you sign in',
      items: [
        'your name, e-mail address and roles, from your council’s sign-in',
        'what you did, and which records about people you opened: when, in which role, and why you were allowed',
        'what you have typed and not sent yet, so that it is not lost',
        'the filters that you save, what you watch, and how often you want mail about it, which no colleague is shown',
        'one cookie that keeps you signed in; no other cookies, and nobody else’s',
      ],
    },
    {
      heading: 'Why it keeps what you did',
      paragraphs: [
        'People who live in care homes have a right to know who looked at their records. The log cannot be switched off and cannot be changed without being noticed.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'You can ask your council what it keeps about you and have mistakes put right. If you are not happy with the answer you can complain to the Information Commissioner’s Office.',
      ],
      links: [{ text: 'Information Commissioner’s Office', href: 'https://ico.org.uk/make-a-complaint/' }],
    },
  ],
}

export const helpPages: readonly HelpPage[] = [help, accessibility, privacy]
