import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import type { TargetSetting } from '#law/safeguarding-targets.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import type { Opener } from '#platform/vault/index.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { readAllegations } from '../allegations/read.ts'
import { demoIds } from '../demo-ids.ts'
import { type EntryView, entriesByRecord, lastSaid } from '../entries/view.ts'
import { targetSettings } from '../local-targets/due.ts'
import { caseOpener } from '../words.ts'
import type { SourceWords } from './commands.ts'
import { lastDayToAnswer } from './hearing.ts'
import { SourcesView, type SourceView } from './schema.ts'
import { type SourceRow, sourcesOf } from './store.ts'
import { sourceSubject } from './subject.ts'

interface With {
  readonly ctx: Context
  readonly open: Opener
  readonly entries: readonly EntryView[]
  readonly names: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, { readonly id: string; readonly name: string }>
  readonly settings: readonly TargetSetting[]
}

function viewOf(
  row: SourceRow,
  { ctx, open, entries, names, people, settings }: With,
): Omit<SourceView, 'findings'> {
  const { id, version, kind, category, substanceGivenOn, evidenceSeenOn, answeredInFullOn, challengeTo } = row
  const words = open(row.concernId, row.words) as SourceWords | undefined
  const person = row.personId ? people.get(row.personId) : undefined
  return {
    ...{ id, version, kind, category, substanceGivenOn, evidenceSeenOn, answeredInFullOn },
    kindLabel: labelOf('source-kinds', kind),
    categoryLabel: category && labelOf('risk-sources', category),
    name: words?.name ?? person?.name ?? null,
    details: words?.details ?? null,
    person: person ? { id: person.id, name: person.name } : null,
    answerBy: lastDayToAnswer(row, ctx.today, settings),
    theirWords: lastSaid(entries, 'theirWords'),
    challengeTo: challengeTo
      ? { accountId: challengeTo, name: names.get(challengeTo) ?? 'Somebody who has left' }
      : null,
    recordedAt: row.recordedAt.toString(),
    recordedBy: (row.recordedBy && names.get(row.recordedBy)) ?? null,
    entries: [...entries],
  }
}

export const getSources = query({
  name: 'safeguarding.getSources',
  does: 'Gives the sources of risk of a case: who, what they were told and when, and their own words beside each finding.',
  api: 'GET /safeguarding/concerns/{concernId}/sources',
  input: z.object({ concernId: z.uuid() }),
  output: SourcesView,
  can: 'source.read',
  subject: (ctx, input) => sourceSubject(ctx, input),
  async run(ctx, _input, { row }) {
    const { tx } = ctx
    const { councilId, id } = row
    const rows = await sourcesOf(tx, councilId, id)
    const open = await caseOpener(ctx, id)
    const entries = await entriesByRecord(ctx, id, 'source', open)
    const names = await accountNames(
      tx,
      councilId,
      rows.flatMap(one => [one.challengeTo, one.recordedBy]),
    )
    const people = await personsInBrief(ctx, [row.personId, ...rows.flatMap(one => one.personId ?? [])])
    const settings = await targetSettings(ctx)
    const allegations = await readAllegations(ctx, row, open)
    const items = rows.map(one => ({
      ...viewOf(one, { ctx, open, entries: entries.get(one.id) ?? [], names, people, settings }),
      findings: allegations.flatMap(({ sourceId, label, finding }) =>
        finding && sourceId === one.id
          ? [{ allegation: label, outcome: finding.outcomeLabel, at: finding.at, reasons: finding.reasons }]
          : [],
      ),
    }))
    const adult = people.get(row.personId)?.name ?? 'Name not known'
    return { concernId: id, reference: row.reference, adult, items }
  },
  trace: 'record',
  example: { role: 'safeguarding-manager', input: { concernId: demoIds.concern } },
})
