import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { Opener } from '#platform/vault/index.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { type EntryView, entriesByRecord } from '../entries/view.ts'
import { concernHref } from '../view/words.ts'
import { nameSupporter, type SupporterWords } from './commands.ts'
import { SupporterView } from './schema.ts'
import { type SupporterRow, supportersOf } from './store.ts'

export const supportersOfCase = (whole: CaseView): readonly SupporterView[] =>
  (whole.parts.support ?? []) as readonly SupporterView[]

export const supportPart = casePart({
  name: 'support',
  output: z.array(SupporterView),
  restsOn: { tables: ['supporter'], none: [] },
  async load(ctx, row, open) {
    const rows = await supportersOf(ctx.tx, row.councilId, row.id)
    if (rows.length === 0) return []
    const entries = await entriesByRecord(ctx, row.id, 'supporter', open)
    const names = await accountNames(
      ctx.tx,
      row.councilId,
      rows.map(one => one.accountId),
    )
    return rows.map(one => viewOf(one, { names, open, entries: entries.get(one.id) ?? [], ctx }))
  },
  blocks: (value, whole, ctx) => {
    const cards = value.map(one => supporterCard(one, whole, ctx))
    const shown = cards.length > 0 ? cards : [nobodyYet(whole, ctx)]
    return shown.map((card, at) => ({ place: 'story' as const, order: 450 + at / 100, block: { card } }))
  },
})

interface With {
  readonly names: ReadonlyMap<string, string>
  readonly open: Opener
  readonly entries: readonly EntryView[]
  readonly ctx: Context
}

function viewOf(row: SupporterRow, { names, open, entries, ctx }: With): SupporterView {
  const { id, version, state, sinceOn, nextOn, endGround, accountId } = row
  const words = open(row.concernId, row.words) as SupporterWords | undefined
  const name = accountId ? names.get(accountId) : words?.name
  return {
    ...{ id, version, state, sinceOn, nextOn, endGround },
    name: name ?? 'Somebody whose name was removed',
    outside: accountId === null,
    how: words?.how ?? null,
    overdue: nextOn !== null && nextOn < ctx.today.toString(),
    endedAt: row.endedAt?.toString() ?? null,
    contacts: [...entries],
  }
}

function nobodyYet(whole: CaseView, ctx: PageContext): CardModel {
  if (whole.adultDiedOn) return { heading: 'Nobody was named to keep in touch with them' }
  const link = { text: 'Name somebody', href: `${concernHref(whole.id)}/supporters/new` }
  return {
    heading: 'Nobody has been named yet to keep in touch with them',
    text: 'During the enquiry and after it, until they say that it is enough.',
    ...(ctx.mayEver(nameSupporter) ? { links: [link] } : {}),
  }
}

const grounds = {
  'persons-word': 'as they asked',
  'recorded-reason': 'for a recorded reason',
  died: 'because they died',
} as const

const kinds: Readonly<Record<string, string>> = {
  met: 'Met',
  spoke: 'Spoke',
  tried: 'Tried, not reached',
  end: 'Ended',
}

const contactFact = (entry: EntryView): FactModel => ({
  term: `${kinds[entry.kind] ?? entry.kind}${entry.onDay ? `, ${formatCivilDate(entry.onDay)}` : ''}`,
  value: entry.words.words ?? 'These words were removed.',
})

function supporterCard(one: SupporterView, whole: CaseView, ctx: PageContext): CardModel {
  const to = (path: string) => `${concernHref(whole.id)}/supporters/${one.id}/${path}`
  const next = one.nextOn
    ? `The next contact is planned for ${formatCivilDate(one.nextOn)}${one.overdue ? ', which has passed' : ''}.`
    : 'No next contact is planned.'
  const ended = one.endGround ? `This ended ${grounds[one.endGround]}.` : undefined
  const live = one.state !== 'ended' && ctx.mayEver(nameSupporter)
  const contacts = one.contacts.toReversed().slice(0, 4).map(contactFact)
  return {
    heading: ended ? `${one.name} kept in touch with them` : `${one.name} keeps in touch with them`,
    tone: one.overdue ? 'lamp' : 'plain',
    text: [one.how, ended ?? next].filter(Boolean).join(' '),
    facts: contacts.length > 0 ? contacts : [{ term: 'Contacts', missing: 'None written down yet' }],
    ...(live
      ? {
          links: [
            { text: 'Write down a contact', href: to('contact') },
            { text: 'End it', href: to('end') },
            { text: 'Name another', href: `${concernHref(whole.id)}/supporters/new` },
          ],
        }
      : {}),
  }
}
