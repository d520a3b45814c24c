import { type OpenContext, type OpenDone, openPage } from '#platform/http/open/page.ts'
import { numbersCard } from '#platform/numbers/words.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { paragraphsOf } from '../../view/words.ts'
import { MOST_TOLD, type Thread } from '../schema.ts'
import { addToReport, comeBack, readThread } from '../way-back.ts'
import { exitHref, readBy, whenRead } from '../words/common.ts'

const more: FieldModel = {
  kind: 'textarea',
  name: 'words',
  label: 'Tell us more, or answer us',
  hint: 'If you gave no name, take care not to write here who you are.',
  rows: 6,
  maxLength: MOST_TOLD,
}
const WHO_SEES = 'The council’s safeguarding team. Not the care home.'

export const addForm = openPage.form<typeof addToReport>({
  path: '/c/{councilCode}/way-back/add',
  command: addToReport,
  exitHref,
  made: ids => ({ messageId: ids.random() }),
  steps: [
    {
      slug: 'words',
      page: (_helper, ctx) => ({ title: 'Tell us more', lede: whenRead(ctx) }),
      fields: [more],
      whoSees: WHO_SEES,
    },
  ],
  button: 'Send it',
  done: (_result, ctx, { reportId }) => threadPage(ctx, String(reportId), true),
})

export const wayBack = openPage.form<typeof comeBack>({
  path: '/c/{councilCode}/way-back',
  command: comeBack,
  exitHref,
  made: () => ({}),
  steps: [
    {
      slug: 'code',
      page: () => ({
        title: 'Come back to what you told us',
        lede: 'You were given a reference and a code. Small letters and spaces do not matter.',
      }),
      fields: [
        {
          kind: 'text',
          name: 'reference',
          label: 'Your reference',
          hint: 'Like K7QF-2M9D',
          width: 20,
          autocomplete: 'off',
          spellcheck: false,
        },
        {
          kind: 'text',
          name: 'code',
          label: 'Your code',
          hint: 'Like T4WK-9QDA-H7MC-2XRF',
          width: 30,
          autocomplete: 'off',
          spellcheck: false,
        },
      ],
    },
  ],
  button: 'Continue',
  done: ({ reportId }, ctx) => (reportId ? threadPage(ctx, reportId) : notFound(ctx)),
  cancel: ctx => ({ text: 'I have lost my code', href: ctx.href('what-happens') }),
})

/** Never the report’s own words. Every box to write in says when it is read. */
async function threadPage(ctx: OpenContext, reportId: string, sent = false): Promise<OpenDone> {
  const thread = await ctx.ask(readThread, { reportId })
  return {
    template: 'safeguarding/door/thread.njk',
    model: {
      page: {
        title: standing(thread),
        caption: `Your reference ${thread.reference}`,
        lede: thread.read
          ? READ
          : `Somebody reads it by the end of ${readBy(ctx.today)}, and sooner if there is danger.`,
        width: 'question',
        exitHref,
        ...(sent ? { notice: { kind: 'done', heading: 'We have what you added', text: whenRead(ctx) } } : {}),
      },
      messages: thread.messages.toReversed().map(({ side, on, words }) => ({
        heading: side === 'council' ? 'We wrote' : 'You wrote',
        ours: side === 'council',
        on: formatCivilDate(on),
        paragraphs: paragraphsOf(words ?? 'These words were removed.'),
      })),
      none: 'Nobody has written yet. What you told us first is not shown here, so that nobody who finds your code can read it.',
      form: {
        action: ctx.href('way-back/add'),
        autocomplete: 'off',
        hidden: ctx.entered(addForm, { reportId }),
        sections: [{ fields: [{ ...more, hint: `${more.hint} ${whenRead(ctx)}` }] }],
        whoSees: WHO_SEES,
        buttons: [{ text: 'Send it' }],
      },
      cards: [numbersCard(ctx.numbers)],
    },
  }
}

const READ =
  'We have read what you told us, and decided what is done. We cannot always say more: it is somebody’s private life.'

function standing({ read, messages }: Thread): string {
  if (messages.at(-1)?.side === 'council') return 'We wrote to you'
  return read ? 'We have read what you told us' : 'We have what you told us'
}

function notFound(ctx: OpenContext): OpenDone {
  return {
    model: {
      page: {
        title: 'We could not find that reference and code',
        lede: 'Check both and try again. After many wrong codes we close the way back until noon or midnight, whichever comes first.',
        width: 'question',
        exitHref,
        back: { text: 'Try again', href: ctx.href('way-back') },
      },
      cards: [
        {
          heading: 'If you have lost them',
          text: 'Nobody can give you the code again. Tell us once more, as much as you like, and say that you told us before. Or call us.',
          links: [{ text: 'Tell us what worries you', href: ctx.href('tell') }],
        },
        numbersCard(ctx.numbers),
      ],
    },
  }
}
