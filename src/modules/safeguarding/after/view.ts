import { labelOf } from '#law/code-list.ts'
import { mayAskAfter } from '#law/survey-after.ts'
import { themesOn } from '#law/themes.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { personsInBrief } from '#src/modules/people/index.ts'
import { concernsById } from '../concern/store.ts'
import { safeContactsOf } from '../contact/may-reach.ts'
import type { NotSaferRow } from './not-safer-store.ts'
import type { FeedbackView, NotSaferView } from './schema.ts'
import type { FeedbackRow } from './store.ts'
import type { FeedbackWords, NotSaferWords } from './words.ts'
import { feedbackWorkflow } from './workflow.ts'

const label = (list: Parameters<typeof labelOf>[0], code: string | null) => code && labelOf(list, code)

const themeName = (code: string): string =>
  themesOn('2026-01-01').find(theme => theme.code === code)?.name ?? code

/** Rows as they are read. At most a page of them: each asks its own case how it may be asked. */
export async function viewsOfFeedback(ctx: Context, rows: readonly FeedbackRow[]): Promise<FeedbackView[]> {
  const { councilId, id: me } = ctx.actor
  const known = await concernsById(
    ctx.tx,
    councilId,
    rows.map(row => row.concernId),
  )
  const concerns = new Map(known.map(concern => [concern.id, concern]))
  const cards = await safeContactsOf(ctx, known)
  const people = await personsInBrief(
    ctx,
    known.map(row => row.personId),
  )
  const homes = await homesById(
    ctx.tx,
    known.flatMap(row => row.homeId ?? []),
  )
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.map(row => row.askerId),
  )
  const open = await openerFor(ctx, [...concerns.keys()])
  const views: FeedbackView[] = []
  for (const row of rows) {
    const concern = concerns.get(row.concernId)
    const words = open(row.concernId, row.words) as FeedbackWords | undefined
    const home = concern?.homeId ? homes.get(concern.homeId) : undefined
    const ended = feedbackWorkflow.states[row.state].ended === true
    const card = cards.get(row.concernId)
    const may = ended || !card ? { may: true as const } : mayAskAfter(card, ctx.today)
    views.push({
      ...{ id: row.id, concernId: row.concernId, version: row.version, kind: row.kind, state: row.state },
      adult: {
        id: concern?.personId ?? row.concernId,
        name: people.get(concern?.personId ?? '')?.name ?? 'Name not known',
      },
      home: home ? { id: home.id, name: home.name } : null,
      stateLabel: feedbackWorkflow.states[row.state].label,
      dueOn: row.dueOn,
      overdue: !ended && row.dueOn < ctx.today.toString(),
      asker: (row.askerId && names.get(row.askerId)) ?? null,
      mine: row.askerId !== null && row.askerId === me,
      mayAsk: may.may ? null : may.because,
      reach: words?.relative ?? null,
      notAsked: label('survey-not-asked', row.notAsked),
      listened: label('felt-listened-to', row.listened),
      safer: label('feels-safer', row.safer),
      answeredBy: label('survey-answered-by', row.answeredBy),
      answeredOn: row.answeredOn,
      listenedWords: words?.listened ?? null,
      saferWords: words?.safer ?? null,
      change: words?.change ?? null,
      themes: row.themes.map(themeName),
    })
  }
  return views
}

export function viewOfNotSafer(
  row: NotSaferRow,
  words: NotSaferWords | undefined,
  names: ReadonlyMap<string, string>,
  today: string,
): NotSaferView {
  return {
    ...{ id: row.id, concernId: row.concernId, version: row.version },
    ...{ lookOn: row.lookOn, contactBy: row.contactBy, contactedOn: row.contactedOn },
    overdue: row.settledAt === null && row.contactBy < today,
    lookedAt: row.lookedAt?.toString() ?? null,
    outcome: label('not-safer-outcomes', row.outcome),
    named: (row.namedId && names.get(row.namedId)) ?? null,
    safety: words?.safety ?? null,
    wants: words?.wants ?? null,
    reason: words?.reason ?? null,
  }
}
