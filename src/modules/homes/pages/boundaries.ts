import { page } from '#platform/http/page/page.ts'
import { importBoundaries } from '../boundaries/commands.ts'
import { keptBoundaries } from '../boundaries/queries.ts'
import { MOST_BYTES } from '../boundaries/schema.ts'
import { undoReference } from '../reference/commands.ts'
import { listReferenceImports } from '../reference/queries.ts'
import { boundariesPage, reportNotice } from '../view/boundaries.ts'
import { importsOfKind } from '../view/reference.ts'
import { tryFirst } from './import-forms.ts'

export const boundariesShown = page.show<typeof keptBoundaries>({
  path: '/imports/boundaries',
  query: keptBoundaries,
  template: 'homes/boundaries.njk',
  model: async (kept, ctx) => {
    const { items } = await ctx.ask(listReferenceImports, { kind: 'boundaries', perPage: 20 })
    return {
      ...boundariesPage(kept),
      mayRun: ctx.mayEver(importBoundaries),
      ...(items.length > 0 ? { imports: importsOfKind(items, ctx.mayEver(undoReference)) } : {}),
    }
  },
})

export const boundariesForm = page.form<typeof importBoundaries>({
  path: '/imports/boundaries/new',
  command: importBoundaries,
  initial: () => ({ layer: 'UTLA' }),
  steps: [
    {
      slug: 'file',
      page: () => ({
        title: 'Import boundaries of councils',
        lede: 'The Office for National Statistics publishes them for anyone to use. Lantern reads TopoJSON, and keeps one outline for each council.',
        back: { text: 'Boundaries', href: '/imports/boundaries' },
      }),
      fields: [
        {
          kind: 'file',
          name: 'upload',
          label: 'The file',
          hint: 'TopoJSON, up to 10 MB: a generalised one.',
          accept: '.json,.topojson',
          maxBytes: MOST_BYTES,
        },
        {
          kind: 'text',
          name: 'layer',
          label: 'Layer',
          hint: 'The layer of counties and unitary authorities in the file.',
          width: 20,
          spellcheck: false,
          autocomplete: 'off',
        },
        {
          kind: 'number',
          name: 'year',
          label: 'The year the outlines are of',
          hint: 'Only if the file’s name does not say it.',
          width: 4,
          optional: true,
        },
        tryFirst,
      ],
    },
  ],
  button: 'Upload and import',
  done: report => ({ href: '/imports/boundaries', notice: reportNotice(report) }),
  cancel: () => ({ text: 'Cancel', href: '/imports/boundaries' }),
})
