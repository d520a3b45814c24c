import { z } from 'zod'
import { civilDateOf, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { type ChronologyEntry, casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { addCaseFile } from './commands.ts'
import { CaseFileView } from './schema.ts'
import { caseFilesOf } from './store.ts'
import { viewsOfFiles } from './view-of.ts'

export const caseFilesIn = (whole: CaseView): readonly CaseFileView[] =>
  (whole.parts.caseFiles ?? []) as readonly CaseFileView[]

export const fileHref = (concernId: string, fileId: string): string =>
  `${concernHref(concernId)}/files/${fileId}`

/** '3 November 2026', 'about Easter', or that nobody knows. */
export const madeWhen = ({ madeOn, madeAbout }: CaseFileView): string | undefined =>
  madeOn ? formatCivilDate(madeOn) : (madeAbout ?? undefined)

/** Who looked at it last; silence is said too. */
export function lookWords({ looks, lastLookAt, lastLookBy }: CaseFileView): string {
  if (looks === 0 || !lastLookAt) return 'Nobody has opened it yet.'
  const last = `${lastLookBy ?? 'Somebody who has left'}, ${formatDateTime(lastLookAt)}`
  return looks === 1 ? `Opened once: ${last}.` : `Opened ${looks} times, last by ${last}.`
}

function factOf(file: CaseFileView, concernId: string): FactModel {
  const made = [file.madeBy && `Made by ${file.madeBy}`, madeWhen(file)].filter(Boolean).join(', ')
  const put = `${file.by ?? 'Somebody'} put it in on ${formatCivilDate(civilDateOf(file.at))}.`
  return {
    term: file.kindLabel,
    value: file.what ?? 'These words were removed.',
    note: [made && `${made}.`, put, lookWords(file)].filter(Boolean).join(' '),
    ...(file.intimate ? { tag: { text: 'Intimate: hidden', tone: 'lamp' as const } } : {}),
    action: {
      text: 'Open',
      href: fileHref(concernId, file.id),
      hiddenText: `: ${file.what ?? file.kindLabel}`,
    },
  }
}

function filesCard(files: readonly CaseFileView[], whole: CaseView, may: boolean): CardModel {
  return {
    heading: `${plural(files.length, 'file')} in this case`,
    text: 'Each original is sealed as it came. Every look is written down. The care home sees only what is shared with somebody there by name.',
    facts: files.map(file => factOf(file, whole.id)),
    ...(may ? { links: [{ text: 'Add another', href: `${concernHref(whole.id)}/files/new` }] } : {}),
  }
}

const chronologyOf = (files: readonly CaseFileView[]): readonly ChronologyEntry[] =>
  files.map(file => ({
    on: file.at,
    text: `A file was put into the case: ${file.what ?? file.kindLabel}`,
    note: file.by ?? '',
  }))

export const caseFilesPart = casePart({
  name: 'caseFiles',
  output: z.array(CaseFileView),
  restsOn: { tables: ['case_file'], none: [] },
  async load(ctx, row, open) {
    const rows = await caseFilesOf(ctx.tx, row.councilId, row.id)
    return [...(await viewsOfFiles(ctx, row.id, rows, open))]
  },
  blocks: (files, whole, page) =>
    files.length === 0
      ? []
      : [
          {
            place: 'story',
            order: 480,
            block: { card: filesCard(files, whole, page.mayEver(addCaseFile)) },
          },
        ],
  steps: (_files, whole, page) =>
    page.mayEver(addCaseFile)
      ? [
          {
            order: 805,
            link: { text: 'Add a photograph or file', href: `${concernHref(whole.id)}/files/new` },
          },
        ]
      : [],
  chronology: chronologyOf,
})
