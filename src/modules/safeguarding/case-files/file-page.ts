import { type PageContext, page } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel, LinkModel, TimelineModel } from '#platform/view/models.ts'
import { concernHref } from '../view/words.ts'
import { fileHref, lookWords, madeWhen } from './case-part.ts'
import { markIntimate } from './commands.ts'
import { readCaseFile } from './queries.ts'
import type { CaseFileRead } from './schema.ts'
import { shareFile } from './share.ts'

const KB = 1024

const sizeWords = (bytes: number): string =>
  bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`

function factsOf(file: CaseFileRead): readonly FactModel[] {
  const made = madeWhen(file)
  return [
    { term: 'What it is', value: file.kindLabel },
    { term: 'Who made it', ...(file.madeBy ? { value: file.madeBy } : { missing: 'Not known' }) },
    { term: 'When it was made', ...(made ? { value: made } : { missing: 'Not known' }) },
    { term: 'Put in', value: `${file.by ?? 'Somebody'}, ${formatDateTime(file.at)}` },
    {
      term: 'The file',
      value: file.name ?? 'Without a name',
      note: `${file.mediaType}, ${sizeWords(file.size)}`,
    },
    ...(file.hash ? [{ term: 'Hash of the original', value: file.hash, note: 'SHA-256' }] : []),
  ]
}

function cardOf(file: CaseFileRead, concernId: string, ctx: PageContext): CardModel {
  const original = { text: 'Save the original', href: `${fileHref(concernId, file.id)}/open` }
  const mark: LinkModel[] =
    !file.intimate && ctx.mayEver(markIntimate)
      ? [{ text: 'Mark it as intimate', href: `${fileHref(concernId, file.id)}/intimate` }]
      : []
  const share: LinkModel[] =
    !file.intimate && ctx.mayEver(shareFile)
      ? [{ text: 'Share it with one person', href: `${fileHref(concernId, file.id)}/share` }]
      : []
  return {
    heading: file.intimate ? 'Hidden: it may show a person’s body' : 'The file',
    tone: file.intimate ? 'lamp' : 'plain',
    text: file.copyId
      ? 'The picture opens without what says where, when and with what it was taken. The original is for evidence.'
      : 'It is only ever saved, never shown here.',
    facts: factsOf(file),
    links: [...(file.copyId ? [original] : []), ...share, ...mark],
    button: file.copyId
      ? { text: 'Open the picture', href: `${fileHref(concernId, file.copyId)}/open` }
      : original,
  }
}

/** The newest first: who looked at it last is what is asked most. */
const custodyTimeline = ({ custody, what, kindLabel }: CaseFileRead): TimelineModel => ({
  label: `All that was done with ${what ?? kindLabel}`,
  entries: custody
    .map(({ at, by, what: text }) => ({ date: formatDateTime(at), text, note: by ?? 'Lantern' }))
    .toReversed(),
})

export const filePage = page.show<typeof readCaseFile>({
  path: '/safeguarding/concerns/{concernId}/files/{caseFileId}',
  query: readCaseFile,
  template: 'safeguarding/case.njk',
  model(file, ctx) {
    const concernId = ctx.params.concernId ?? ''
    return {
      page: {
        title: file.what ?? file.kindLabel,
        caption: `${file.adult}, ${file.reference}`,
        lede: lookWords(file),
        back: { text: 'The case', href: concernHref(concernId) },
        width: 'wide',
      },
      first: [],
      story: [{ card: cardOf(file, concernId, ctx) }],
      facts: [{ timeline: { heading: 'Who did what with it', model: custodyTimeline(file) } }],
    }
  },
})
