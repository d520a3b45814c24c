import { type OpenPage, openPage } from '../../http/open/page.ts'
import { numbersCard } from '../../numbers/words.ts'
import { newCode, newReference } from '../../way-back/index.ts'
import { addNote, closeClub, comeBack, countBirds, tellOfBird } from './units.ts'

const exitHref = 'https://www.bbc.co.uk/weather'

const start = openPage.show<typeof countBirds>({
  path: '/c/{councilCode}/birds',
  query: countBirds,
  template: 'platform/page.njk',
  model: ({ birds }, ctx) => ({
    page: { title: 'Have you found a hurt bird?', exitHref },
    paragraphs: [`${birds} birds were found. It is ${ctx.now.toString()}.`],
    cards: [numbersCard(ctx.numbers)],
  }),
})

const tell = openPage.form<typeof tellOfBird>({
  path: '/c/{councilCode}/birds/tell',
  command: tellOfBird,
  exitHref,
  made: ids => ({ reportId: ids.random(), reference: newReference(), code: newCode() }),
  steps: [
    {
      slug: 'bird',
      page: () => ({ title: 'What did you see?' }),
      fields: [{ kind: 'textarea', name: 'bird', label: 'What did you see?', isHeading: true }],
      whoSees: 'The bird club.',
    },
    {
      slug: 'place',
      page: () => ({ title: 'Where was it?', caption: 'A bird' }),
      appliesTo: answers => answers.bird !== 'gull',
      fields: [{ kind: 'text', name: 'place', label: 'Where was it?', optional: true }],
    },
    {
      slug: 'you',
      page: () => ({ title: 'May we know your name?' }),
      fields: [
        {
          kind: 'radios',
          name: 'called',
          label: 'May we know your name?',
          options: [
            {
              value: 'name',
              text: 'Yes',
              reveals: [{ kind: 'text', name: 'teller', label: 'Your name', optional: true }],
            },
            { value: 'no-name', text: 'No' },
          ],
        },
      ],
    },
  ],
  check: {
    page: () => ({ title: 'Check your answers' }),
    button: 'Send it',
    file: { kind: 'file', name: 'photo', label: 'Photograph', optional: true, maxBytes: 2048 },
  },
  button: 'Send it',
  done: ({ reference, code }, ctx) => ({
    model: {
      page: { title: 'Thank you', exitHref },
      panel: { title: 'Thank you', text: `Your code is ${code}`, reference },
      cards: [numbersCard(ctx.numbers)],
    },
  }),
})

const note = openPage.form<typeof addNote>({
  path: '/c/{councilCode}/birds/note',
  command: addNote,
  exitHref,
  made: ids => ({ noteId: ids.random() }),
  steps: [
    {
      slug: 'words',
      page: () => ({ title: 'Add something' }),
      fields: [{ kind: 'textarea', name: 'words', label: 'Add something' }],
    },
  ],
  button: 'Send',
  done: () => ({ model: { page: { title: 'We have what you added' } } }),
})

const back = openPage.form<typeof comeBack>({
  path: '/c/{councilCode}/birds/back',
  command: comeBack,
  exitHref,
  steps: [
    {
      slug: 'code',
      page: () => ({ title: 'Come back to what you told us' }),
      fields: [
        { kind: 'text', name: 'reference', label: 'Reference' },
        { kind: 'text', name: 'code', label: 'Code' },
      ],
    },
  ],
  button: 'Continue',
  done: ({ birdId }, ctx) =>
    birdId
      ? {
          model: {
            page: { title: 'We are looking after the bird', exitHref },
            form: {
              action: ctx.href('birds/note'),
              autocomplete: 'off',
              hidden: ctx.entered(note, { birdId }),
              sections: [{ fields: [{ kind: 'textarea', name: 'words', label: 'Add something' }] }],
              buttons: [{ text: 'Send' }],
            },
          },
        }
      : { model: { page: { title: 'We could not find that reference and code' } } },
})

/** The public may not send it: its command refuses them. */
const close = openPage.form<typeof closeClub>({
  path: '/c/{councilCode}/birds/close',
  command: closeClub,
  steps: [{ slug: 'close', page: () => ({ title: 'Close the club?' }), fields: [] }],
  button: 'Close it',
  done: () => ({ model: { page: { title: 'Closed' } } }),
})

export const foundBirdPages: readonly OpenPage[] = [start, tell, note, back, close]
