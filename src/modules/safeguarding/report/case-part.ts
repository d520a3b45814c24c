import { z } from 'zod'
import { listFiles } from '#platform/files/index.ts'
import { fileKeyFor } from '#platform/vault/index.ts'
import type { CardModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import { messagesOf } from './messages-store.ts'
import { wordsForHome } from './paraphrase/for-home.ts'

const ReportPart = z.object({
  photographs: z.int(),
  messages: z.int(),
  unread: z.int().describe('Messages of the reporter that nobody has read'),
  forHome: z.enum(['may', 'needed', 'not-needed']).describe('Is there a paraphrase that may go to the home?'),
})
type ReportPart = z.input<typeof ReportPart>

/** What came with the report a case came from, and what whoever told us wrote since. Its own page has the words. */
export const reportPart = casePart<typeof ReportPart>({
  name: 'report',
  output: ReportPart,
  async load(ctx, { councilId, reportId }) {
    const files = await listFiles(ctx, { type: 'report', id: reportId }, fileKeyFor(ctx, reportId))
    const messages = await messagesOf(ctx.tx, councilId, reportId)
    const home = await wordsForHome(ctx, reportId)
    return {
      photographs: files.filter(file => file.ofId === null && !file.erasedAt).length,
      messages: messages.length,
      unread: messages.filter(one => one.side === 'reporter' && one.readAt === null).length,
      forHome: home.may ? 'may' : home.needed ? 'needed' : 'not-needed',
    }
  },
  blocks: (part, { report }) => [
    { place: 'facts', order: 310, block: { card: cardOf(part, report.id, report.reference) } },
  ],
})

const homeWords = {
  may: 'The paraphrase, and nothing else',
  needed: 'Nothing yet: somebody must paraphrase it first',
  'not-needed': 'They let us use their name',
}

function cardOf(
  { photographs, messages, unread, forHome }: ReportPart,
  id: string,
  reference: string,
): CardModel {
  const href = `/safeguarding/reports-in/${id}`
  const waiting = unread === 1 ? 'One that nobody has read' : `${unread} that nobody has read`
  return {
    heading: `The report ${reference}`,
    tone: unread > 0 ? 'lamp' : 'plain',
    facts: [
      { term: 'Messages', value: unread > 0 ? waiting : messages > 0 ? `${messages}, all read` : 'None yet' },
      ...(photographs > 0 ? [{ term: 'Photographs', value: String(photographs), href }] : []),
      { term: 'What the home may be told', value: homeWords[forHome] },
    ],
    links: [{ text: 'Read the report, and write to whoever told us', href }],
  }
}
