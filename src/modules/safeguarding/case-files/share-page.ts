import { type FormPage, page } from '#platform/http/page/page.ts'
import { orderField } from '../court/order-field.ts'
import { type Asking, area, askingHelper, recipientField, sharePurposes } from '../enquirers/pages.ts'
import { aboutCase, hereOf } from '../pages/case-forms.ts'
import { caseFilesIn } from './case-part.ts'
import { shareFile } from './share.ts'

/** Of the file of this page what the case says that it is. */
const whatOf = (whole: Asking, id: string | undefined): string =>
  caseFilesIn(whole).find(one => one.id === id)?.what ?? ''

export const shareFilePage: FormPage = page.form<typeof shareFile>({
  path: '/safeguarding/concerns/{concernId}/files/{caseFileId}/share',
  command: shareFile,
  helper: askingHelper,
  steps: [
    {
      slug: 'what',
      page: (helper, ctx) => ({
        title: 'Share this one file with one person?',
        caption: aboutCase(helper),
        lede: `${whatOf(helper as Asking, ctx.params.caseFileId)} They open this, and nothing else of the case. Of a picture it is the copy without what says where and by whom it was taken. You can take it back at any time; what they have seen or saved by then they have.`,
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        recipientField('With whom?', () => undefined),
        sharePurposes,
        area('words', 'What do they read beside it?', {
          hint: 'What it is, and what they are to do with it. Does it show or name somebody else?',
        }),
        orderField,
      ],
      whoSees:
        'The person you choose, by name. Nobody else at the home. Each time they open it is written down.',
    },
  ],
  check: {
    page: helper => ({ title: 'They will have exactly this', caption: aboutCase(helper) }),
    button: 'Share it',
  },
  button: 'Look at it first',
  done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: 'Shared with them' } }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})
