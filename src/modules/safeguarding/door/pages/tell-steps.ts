import { codesOn, optionsOn } from '#law/code-list.ts'
import type { OpenField, OpenStep } from '#platform/http/open/page.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { MOST_TOLD } from '../schema.ts'
import { CAPTION } from '../words/common.ts'

/** What the steps are given besides the context: the council’s homes, to choose one. */
export interface Homes {
  readonly homes: readonly OptionModel[]
}

const TEAM = 'The council’s safeguarding team. Not the care home.'

const danger: OpenStep = {
  slug: 'danger',
  page: () => ({ title: 'Is anyone in danger now?', caption: CAPTION }),
  fields: [
    {
      kind: 'radios',
      name: 'danger',
      label: 'Is anyone in danger now?',
      isHeading: true,
      hint: 'If somebody may be hurt or is very ill, call 999 first.',
      options: [
        { value: 'now', text: 'Yes, now' },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
  ],
  whoSees: TEAM,
}

const call: OpenStep = {
  slug: 'call',
  appliesTo: answers => answers.danger === 'now',
  page: () => ({
    title: 'Call 999 now',
    caption: CAPTION,
    lede: 'Do not wait for us to read this. If you cannot speak, press 55 when you are asked. When you have called, go on and tell us as well.',
  }),
  fields: [],
}

const who: OpenStep = {
  slug: 'who',
  section: 'Who you are worried about',
  page: () => ({
    title: 'Who are you worried about?',
    caption: CAPTION,
    lede: 'Write what you know. You can leave all of it empty. If it is about several people, name one here and the others when you tell us what happened. If it is about you, write your own name or leave it empty.',
  }),
  fields: [
    {
      kind: 'text',
      name: 'adultName',
      label: 'Their name',
      optional: true,
      autocomplete: 'off',
      spellcheck: false,
    },
    {
      kind: 'text',
      name: 'adultTold',
      label: 'If you do not know the name: how can we tell who it is?',
      hint: 'For example: the lady in room 4.',
      optional: true,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'adultAge',
      label: 'About how old are they?',
      hint: 'For example: about 85.',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
  ],
  whoSees: TEAM,
}

const theHome: OpenField = (_ctx, helper) => ({
  kind: 'select',
  name: 'homeId',
  label: 'Which care home?',
  optional: true,
  options: [{ value: '', text: 'Not in this list, or I am not sure' }, ...(helper as Homes).homes],
})

const where: OpenStep = {
  slug: 'where',
  section: 'Where',
  page: () => ({
    title: 'Where is it?',
    caption: CAPTION,
    lede: 'Choose the home, or say it in your own words.',
  }),
  fields: [
    theHome,
    {
      kind: 'text',
      name: 'place',
      label: 'Or in your own words',
      hint: 'For example: the home by the church in Saltmere, upstairs.',
      optional: true,
      autocomplete: 'off',
    },
  ],
  whoSees: TEAM,
}

const what: OpenStep = {
  slug: 'what',
  section: 'What happened',
  page: () => ({ title: 'What happened, or what worries you?', caption: CAPTION }),
  fields: [
    {
      kind: 'textarea',
      name: 'words',
      label: 'What happened, or what worries you?',
      isHeading: true,
      hint: 'In your own words. What did you see or hear? Spelling does not matter. You do not need to be sure.',
      rows: 10,
      maxLength: MOST_TOLD,
    },
  ],
  whoSees:
    'The council’s safeguarding team. If it is about the quality of care, its quality team too. The care home does not get your words.',
}

const when: OpenStep = {
  slug: 'when',
  section: 'When',
  page: () => ({
    title: 'About when was it?',
    caption: CAPTION,
    lede: 'If you do not know, leave this empty. If it was long ago, we still want to know.',
  }),
  fields: [
    {
      kind: 'text',
      name: 'happenedAbout',
      label: 'In your own words',
      hint: 'For example: some nights last week. Or: for months now.',
      optional: true,
      autocomplete: 'off',
    },
    { kind: 'date', name: 'happenedOn', label: 'The day, if you know it', optional: true },
  ],
  whoSees: TEAM,
}

/** Professionals have a door of their own; a nurse or a manager who comes here is 'someone else', or says it in words. */
const relations = (today: Temporal.PlainDate): readonly OptionModel[] => {
  const asked = codesOn('reporters', today).filter(
    ({ code, traits }) => code !== 'anonymous' && !traits.includes('professional'),
  )
  const codes = new Set(asked.map(({ code }) => code))
  return optionsOn('reporters', today)
    .filter(({ value }) => codes.has(value))
    .map(({ value, text }) => ({ value, text: value === 'self' ? 'It is about me' : text }))
}

const you: OpenStep = {
  slug: 'you',
  section: 'You',
  page: () => ({ title: 'Who are you to them?', caption: CAPTION }),
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'relation',
      label: 'Who are you to them?',
      isHeading: true,
      optional: true,
      hint: 'In a small home this alone may point to you. You can leave it empty.',
      options: [...relations(ctx.today), { value: '', text: 'I would rather not say', divider: 'or' }],
    }),
  ],
  whoSees: TEAM,
}

const naming: OpenStep = {
  slug: 'name',
  section: 'Your name',
  page: () => ({ title: 'What may we do with your name?', caption: CAPTION }),
  fields: [
    {
      kind: 'radios',
      name: 'naming',
      label: 'What may we do with your name?',
      isHeading: true,
      options: [
        {
          value: 'named',
          text: 'You may use my name',
          hint: 'We see your name. The care home may learn it, when we ask them about this.',
        },
        {
          value: 'name-withheld',
          text: 'Keep my name from the home',
          hint: 'We see your name and try to keep it from the home. The facts may still point to you. The police or a court may need it. We ask you first if we can.',
        },
        {
          value: 'anonymous',
          text: 'I would rather not give my name',
          hint: 'Nobody sees a name. What you write, how you write it, or your employer’s wi-fi may still point to you.',
        },
      ],
    },
  ],
}

const contact: OpenStep = {
  slug: 'contact',
  section: 'Your name',
  appliesTo: answers => answers.naming === 'named' || answers.naming === 'name-withheld',
  page: () => ({ title: 'Who are you, and how can we reach you safely?', caption: CAPTION }),
  fields: [
    { kind: 'text', name: 'reporterName', label: 'Your name', autocomplete: 'off', spellcheck: false },
    {
      kind: 'textarea',
      name: 'reporterContact',
      label: 'How and when is it safe to reach you?',
      hint: 'A telephone number, e-mail or address that only you see, and a good time. Or leave it empty and come back with your code.',
      optional: true,
      rows: 3,
      maxLength: 500,
    },
  ],
  whoSees:
    'The council’s safeguarding team. The care home only if you chose that we may use your name, or the law makes us. We never give the home your number or address.',
}

/** One question on each page, in the order in which a frightened person can answer them. */
export const tellSteps: readonly OpenStep[] = [danger, call, who, where, what, when, you, naming, contact]
