import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { editionOf } from '../attention/edition.ts'
import { readers } from '../policy.ts'
import { clear } from '../tellings/telling-store.ts'
import { agencyLabel } from './agencies.ts'
import { demoIds } from './demo-ids.ts'
import { type Fact, factKept, forCouncil } from './facts.ts'
import { gatherKnown } from './gather.ts'
import { broughtShown } from './meeting-views.ts'
import { CLEARED, COUNCIL, type HomeInPack, hashOf, type Pack } from './pack.ts'
import { findPack, type PackRow, packsOf } from './pack-store.ts'
import { broughtTo } from './record-store.ts'
import { AskPack, FactsNow, type FactView, OneMeeting, PackView } from './schema.ts'
import * as of from './subject.ts'

const example = { role: 'quality-officer' as const }

export const CAUTION =
  'A prompt to look; unproven; not a finding. Hearsay was told; verified was seen, checked or stands in a public register. What rests on one kind of source alone, and what is known of a home with fewer than ten beds, is in no pack but that of those with a role in cases, whether there is anything or not.'

export const editionLabel = (edition: string): string => {
  if (edition === CLEARED) return 'For those who may know of every case'
  return edition === COUNCIL ? 'For officers of the council' : `For ${agencyLabel(edition)}`
}

async function asked(ctx: Context, { edition, ...input }: z.output<typeof AskPack>) {
  const meeting = await of.meetingSubject(ctx, input)
  const wanted = edition ?? of.ownEdition(ctx, meeting.invited)
  return { ...of.packSubject(meeting, wanted), edition: wanted }
}

type Subject = Awaited<ReturnType<typeof asked>>

async function loadPack(
  ctx: Context,
  version: number | undefined,
  { row, edition }: Subject,
): Promise<PackRow> {
  if (edition === CLEARED) await clear(ctx.tx)
  const pack = await findPack(ctx.tx, ctx.actor.councilId, { meetingId: row.id, edition, version })
  if (!pack)
    throw new NotFound('That edition of the pack was not made. Ask whoever holds the meeting to make it.')
  return pack
}

async function packView(ctx: Context, pack: PackRow, subject: Subject): Promise<PackView> {
  const { row, invited, edition } = subject
  const body = JSON.parse(pack.body) as Pack
  const agenda = (await of.agendasFor(ctx, [row.id])).get(row.id) ?? []
  const may = new Set(agenda.map(({ home }) => home.id))
  const shown = body.homes.filter(home => may.has(home.homeId))
  const made = await packsOf(ctx.tx, ctx.actor.councilId, row.id)
  const editions = of.editionsFor(ctx, invited).filter(code => made.some(one => one.edition === code))
  const open = await wordsOf(ctx, row.id, shown, pack.madeBy)
  return {
    ...{
      meeting: { id: row.id, onDate: row.heldOn ?? row.onDate },
      edition,
      editionLabel: editionLabel(edition),
    },
    editions: editions.map(code => ({ code, label: editionLabel(code) })),
    version: pack.version,
    versions: made.filter(one => one.edition === edition).map(one => one.version),
    ...{ on: pack.onDate, madeAt: pack.madeAt.toString(), madeBy: open.names.get(pack.madeBy) ?? null },
    ...{ hash: pack.hash.toString('hex'), unchanged: hashOf(pack.body).equals(pack.hash), caution: CAUTION },
    homes: shown.map(home => homeShown(levelFor(ctx, home), open)),
  }
}

/** Whoever may not see levels elsewhere does not see them here, invited or not. */
function levelFor({ actor }: Context, home: HomeInPack): HomeInPack {
  return readers.some(role => role === actor.role) ? home : { ...home, level: null, reasons: [] }
}

type Opened = Awaited<ReturnType<typeof wordsOf>>

/** Words and names lie beside the pack, so that they can be forgotten. */
async function wordsOf(ctx: Context, meetingId: string, homes: readonly HomeInPack[], madeBy: string) {
  const { councilId } = ctx.actor
  const brought = new Map((await broughtTo(ctx.tx, councilId, meetingId)).map(row => [row.id, row]))
  const people = homes.flatMap(home => home.facts.flatMap(fact => fact.mark?.by ?? []))
  const names = await accountNames(ctx.tx, councilId, [...people, madeBy])
  const ids = homes.flatMap(home => home.brought.map(one => one.id))
  return { brought, names, open: await openerFor(ctx, ids) }
}

function homeShown(home: HomeInPack, { brought, names, open }: Opened): PackView['homes'][number] {
  const { homeId, name, kept, level, reasons } = home
  return {
    ...{ id: homeId, name, kept, level, reasons: [...reasons] },
    facts: home.facts.map(fact => factShown(fact, names)),
    brought: home.brought.map(({ id, agency, on, sureness }) => {
      const row = brought.get(id)
      const said = row ? broughtShown(row, { open, names, homes: new Map() }) : undefined
      return {
        id,
        agency: agencyLabel(agency),
        on,
        sureness,
        says: said?.says ?? null,
        source: said?.source ?? null,
      }
    }),
  }
}

function factShown({ mark, ...fact }: Fact, names: ReadonlyMap<string, string>): FactView {
  return {
    ...{ ...fact, agencies: [...fact.agencies] },
    markedBy: mark ? (names.get(mark.by) ?? 'Name not known') : null,
    markedOn: mark?.on ?? null,
  }
}

export const getSharingPack = query({
  name: 'intelligence.getSharingPack',
  does: 'Gives the pack of an information sharing meeting in the edition that was made for you: facts of each home, dated and sourced, each hearsay or verified. It is a prompt to look, unproven, and no finding.',
  api: 'GET /sharing-meetings/{sharingId}/pack',
  input: AskPack,
  output: PackView,
  can: 'sharing-pack.read',
  subject: asked,
  run: async (ctx, { version }, subject) => packView(ctx, await loadPack(ctx, version, subject), subject),
  trace: 'record',
  traced: ({ version, edition, hash }) => ({ version, edition, hash }),
  example: { ...example, input: { sharingId: demoIds.held } },
})

const Row = z.object({
  home: z.string(),
  says: z.string(),
  from: z.string(),
  to: z.string(),
  receivedOn: z.string().nullable(),
  source: z.string(),
  sureness: z.string(),
  why: z.string().nullable(),
  theme: z.string().nullable(),
})
export type PackLine = z.input<typeof Row>

/** Every fact of a pack as a line of a list. Pure. */
export function linesOf({ homes }: PackView): PackLine[] {
  return homes.flatMap(home => [
    ...home.facts.map(fact => ({
      ...{ home: home.name, says: fact.sentence, from: fact.from, to: fact.to, receivedOn: fact.receivedOn },
      ...{ source: fact.source, sureness: fact.sureness, theme: fact.theme },
      why: fact.why ?? (fact.markedBy ? `${fact.markedBy} says so` : null),
    })),
    ...home.brought.map(one => ({
      ...{ home: home.name, says: one.says ?? 'These words were removed', from: one.on, to: one.on },
      ...{ receivedOn: null, source: `Said at the meeting by ${one.agency}`, sureness: one.sureness },
      ...{ why: one.source, theme: null },
    })),
  ])
}

const AskLines = AskPack.extend({
  sureness: z.union([z.literal(''), z.enum(['hearsay', 'verified'])]).optional(),
})

async function linesFor(ctx: Context, { version, sureness }: z.output<typeof AskLines>, subject: Subject) {
  const view = await packView(ctx, await loadPack(ctx, version, subject), subject)
  return { view, lines: linesOf(view).filter(line => !sureness || line.sureness === sureness) }
}

export const listPackFacts = query({
  name: 'intelligence.listPackFacts',
  does: 'Lists the facts of a pack, one line each.',
  input: AskLines.extend({
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    perPage: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(Row),
    total: z.int(),
    page: z.int(),
    perPage: z.int(),
    label: z.string(),
    version: z.int(),
  }),
  can: 'sharing-pack.read',
  subject: asked,
  async run(ctx, { page, perPage, ...input }, subject) {
    const { view, lines } = await linesFor(ctx, input, subject)
    const items = lines.slice((page - 1) * perPage, page * perPage)
    return { items, total: lines.length, page, perPage, label: view.editionLabel, version: view.version }
  },
  trace: 'record',
})

export const exportPackFacts = query({
  name: 'intelligence.exportPackFacts',
  does: 'Takes the facts of a pack out of Lantern, one line each. It is a prompt to look, unproven, and no finding.',
  input: AskLines,
  output: z.object({ items: z.array(Row) }),
  can: 'sharing-pack.read',
  subject: asked,
  run: async (ctx, input, subject) => ({ items: (await linesFor(ctx, input, subject)).lines }),
  trace: 'export',
  traced: ({ items }) => ({ count: items.length }),
})

export const getSharingFacts = query({
  name: 'intelligence.getSharingFacts',
  does: 'Gives what is known today of the homes of an information sharing meeting, as the next pack would have it for officers, with who may see each fact.',
  api: 'GET /sharing-meetings/{sharingId}/facts',
  input: OneMeeting,
  output: FactsNow,
  can: 'sharing.work',
  subject: (ctx, input) => of.meetingSubject(ctx, input),
  async run(ctx, _input, { row }) {
    const agenda = (await of.agendasFor(ctx, [row.id])).get(row.id) ?? []
    const homes = agenda.map(({ home }) => home)
    const edition = await editionOf(ctx)
    const known = await gatherKnown(ctx, { meetingId: row.id, homes, edition })
    const names = await accountNames(
      ctx.tx,
      ctx.actor.councilId,
      known.flatMap(home => home.facts.flatMap(fact => fact.mark?.by ?? [])),
    )
    const whole = edition === 'cleared'
    return {
      homes: known.map(home => {
        const kept = home.small && !whole
        const facts = kept ? [] : whole ? home.facts : forCouncil(home.facts)
        const shown = facts.map(fact => ({ ...factShown(factKept(fact, false), names), id: fact.id }))
        return { id: home.homeId, name: home.name, kept, facts: shown }
      }),
    }
  },
  trace: 'record',
  example: { ...example, input: { sharingId: demoIds.planned } },
})
