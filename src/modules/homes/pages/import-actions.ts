import { type PageContext, page } from '#platform/http/page/page.ts'
import { giveUpImport, retryImport } from '../import/commands.ts'
import { getImport } from '../import/queries.ts'
import { undoImport } from '../import/undo-command.ts'
import { started } from './import-forms.ts'

const importOf = (ctx: PageContext) => ctx.ask(getImport, { importId: ctx.params.importId ?? '' })
const backToImport = (ctx: PageContext) => ({ text: 'Cancel', href: `/imports/${ctx.params.importId}` })

export const importRetry = page.form<typeof retryImport>({
  path: '/imports/{importId}/retry',
  command: retryImport,
  helper: importOf,
  steps: [
    {
      slug: 'retry',
      page: () => ({
        title: 'Try this import again?',
        lede: 'It goes on where it stopped: what it had fetched is kept.',
      }),
      fields: [],
    },
  ],
  button: 'Try again',
  done: started,
  cancel: backToImport,
})

export const importGiveUp = page.form<typeof giveUpImport>({
  path: '/imports/{importId}/give-up',
  command: giveUpImport,
  helper: importOf,
  steps: [
    {
      slug: 'give-up',
      page: () => ({
        title: 'Give up this import?',
        lede: 'Nothing of it is used, and what it fetched is thrown away. The register stays as it is.',
      }),
      fields: [],
    },
  ],
  button: 'Give up',
  tone: 'warning',
  done: (run: { readonly id: string }) => ({
    href: `/imports/${run.id}`,
    notice: { kind: 'done', heading: 'The import was given up', text: 'Nothing was changed.' },
  }),
  cancel: backToImport,
})

export const importUndo = page.form<typeof undoImport>({
  path: '/imports/{importId}/undo',
  command: undoImport,
  helper: importOf,
  steps: [
    {
      slug: 'undo',
      page: () => ({
        title: 'Take this import back?',
        lede: 'Every home says again what it said before, and homes that only this import brought are gone. What people wrote about homes is never lost: if that would happen, nothing is changed and you are told.',
      }),
      fields: [],
    },
  ],
  button: 'Take it back',
  tone: 'warning',
  done: (run: { readonly id: string }) => ({
    href: `/imports/${run.id}`,
    notice: {
      kind: 'done',
      heading: 'The import was taken back',
      text: 'The register is as it was before it.',
    },
  }),
  cancel: backToImport,
})
