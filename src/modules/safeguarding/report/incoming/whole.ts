import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { listFiles } from '#platform/files/index.ts'
import { fileKeyFor, type Opener, openerFor } from '#platform/vault/index.ts'
import { peopleNamedLike } from '#src/modules/people/index.ts'
import { relatedRows } from '../../case/links-store.ts'
import { viewsOfConcerns } from '../../concern/view-of-concern.ts'
import { reporterOf } from '../../reply/answer.ts'
import { repliesIn } from '../../reply/replies.ts'
import { type NoteWords, opened, type ReportWords } from '../../words.ts'
import type { IncomingSubject } from '../access.ts'
import { type MessageRow, messagesOf } from '../messages-store.ts'
import { type ParaphraseRow, paraphrasesOf } from '../paraphrase/store.ts'
import type { ParaphraseWords } from '../paraphrase/write.ts'
import { type SortingRow, sortingsOf } from '../sorting/store.ts'
import type { ReportRow } from '../store.ts'
import type { ReportIn } from './schema.ts'
import { viewsOfReports } from './view.ts'

const FEW = 10

/** Everything about one report. Whoever asks was judged, on the cases that came of it too. */
export async function wholeReport(ctx: Context, { row, concernIds }: IncomingSubject): Promise<ReportIn> {
  const { councilId, id } = row
  const open = await openerFor(ctx, [id])
  const told = opened<ReportWords>(open, id, row.words)
  const messages = await messagesOf(ctx.tx, councilId, id)
  const sortings = await sortingsOf(ctx.tx, councilId, id)
  const paraphrases = await paraphrasesOf(ctx.tx, councilId, id)
  const unread = messages.filter(one => one.side === 'reporter' && one.readAt === null).length
  const [view] = await viewsOfReports(ctx, [{ ...row, unread }])
  if (!view) throw new Error('A report has a view')
  const names = await accountNames(ctx.tx, councilId, [
    ...messages.map(one => one.by),
    ...sortings.map(one => one.sortedBy),
    ...paraphrases.map(one => one.writtenBy),
  ])
  const nameOf = (accountId: string | null) => (accountId && names.get(accountId)) ?? null
  const { reach, reader } = await reporterOf(ctx, id)
  const seeing = { open, nameOf }
  return {
    ...view,
    version: row.version,
    words: wordsOf(told),
    messages: messages.map(message => messageView(message, row, seeing)),
    reporter: { reach, reader, held: false },
    replies: [...(await repliesIn(ctx, id, open))],
    photographs: await photographsOf(ctx, id),
    sortings: sortings.map(one => sortingView(one, seeing)),
    paraphrases: paraphrases.map(one => paraphraseView(one, seeing)),
    concerns: await concernsOf(ctx, row, concernIds),
    likely: told?.adultName ? await namedLike(ctx, told.adultName) : [],
  }
}

interface Seeing {
  readonly open: Opener
  readonly nameOf: (accountId: string | null) => string | null
}

function wordsOf(told: ReportWords | undefined): ReportIn['words'] {
  return {
    account: told?.account ?? null,
    adultName: told?.adultName ?? null,
    adultTold: told?.adultTold ?? null,
    adultAge: told?.adultAge ?? null,
    place: told?.place ?? null,
    happenedAbout: told?.happenedAbout ?? null,
    happenedOn: told?.happenedOn ?? null,
    reporterName: told?.reporterName ?? null,
    reporterContact: told?.reporterContact ?? null,
  }
}

/** Whoever comes back with a code leaves the half day alone, also who gave a name. */
function messageView(message: MessageRow, row: ReportRow, { open, nameOf }: Seeing) {
  const { id, side, at, by, readAt } = message
  return {
    ...{ id, side, at: at.toString(), by: nameOf(by) },
    halfDay: row.door === 'public' && side === 'reporter',
    read: side === 'council' || readAt !== null,
    words: opened<NoteWords>(open, row.id, message.words)?.text ?? null,
  }
}

function sortingView(one: SortingRow, { open, nameOf }: Seeing): ReportIn['sortings'][number] {
  return {
    ...{ id: one.id, kinds: [...one.kinds], at: one.sortedAt.toString(), by: nameOf(one.sortedBy) },
    route: one.route && labelOf('complaint-routes', one.route),
    reason: opened<{ reason?: string }>(open, one.reportId, one.words)?.reason ?? null,
  }
}

function paraphraseView(one: ParaphraseRow, { open, nameOf }: Seeing): ReportIn['paraphrases'][number] {
  const words = opened<ParaphraseWords>(open, one.reportId, one.words)
  return {
    ...{ id: one.id, couldTell: one.couldTell, at: one.writtenAt.toString(), by: nameOf(one.writtenBy) },
    words: words?.text ?? null,
    why: words?.why ?? null,
  }
}

/** What people are shown: the stripped copy of each. */
async function photographsOf(ctx: Context, reportId: string): Promise<ReportIn['photographs']> {
  const files = await listFiles(ctx, { type: 'report', id: reportId }, fileKeyFor(ctx, reportId))
  return files
    .filter(file => file.kind === 'copy' && !file.erasedAt)
    .map(({ id, mediaType, hidden }) => ({ id, mediaType, hidden }))
}

async function concernsOf(
  ctx: Context,
  { councilId }: ReportRow,
  ids: readonly string[],
): Promise<ReportIn['concerns']> {
  const views = await viewsOfConcerns(ctx, await relatedRows(ctx.tx, councilId, ids))
  return views.map(({ id, reference, adult, stateLabel }) => ({
    ...{ id, reference, adult: adult.name, stateLabel },
  }))
}

/** By each word of the name, so that "Mrs Quin" finds Margaret Quin. */
async function namedLike(ctx: Context, name: string): Promise<ReportIn['likely']> {
  const words = name.split(/\s+/).filter(word => word.length > 2)
  const found = new Map<string, string>()
  for (const word of [name, ...words].slice(0, 4)) {
    for (const person of await peopleNamedLike(ctx, word, FEW)) found.set(person.id, person.name)
  }
  return [...found].slice(0, FEW).map(([id, name]) => ({ id, name }))
}
