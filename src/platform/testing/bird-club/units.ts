import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { takeRows } from '#platform/database/limits.ts'
import { wholeCouncil } from '../../access/permissions.ts'
import { command, done } from '../../command.ts'
import type { Context } from '../../context.ts'
import { Conflict, Invalid, NotFound, Unavailable } from '../../errors.ts'
import { event } from '../../events/event.ts'
import { query } from '../../query.ts'

/**
 * A test-only module in a neutral field: people who watch birds and write down what they saw. It proves the
 * form and list patterns.
 */
declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'bird.read': true
    'bird.write': true
    'bird.export': true
  }
}

export const birdClubSchema = `
  create schema birds;
  create table birds.sighting (council_id uuid not null, id uuid not null, bird text not null,
    seen_on date, place text, town text, how_many integer, signs text[], ringed boolean not null default false,
    ring text, version integer not null default 1, primary key (council_id, id));
  alter table birds.sighting enable row level security;
  create policy council on birds.sighting using (council_id = platform.current_council())
    with check (council_id = platform.current_council());
  grant usage on schema birds to lantern_app;
  grant select, insert, update on birds.sighting to lantern_app;`

const Bird = z.string('Enter the bird’s name').min(1, 'Enter the bird’s name').max(60)

export const AddSighting = z.object({
  bird: Bird,
  seenOn: z.iso.date(),
  place: z.object({ name: z.string().max(40), town: z.string().optional() }),
  howMany: z.int().min(1).max(500),
  signs: z.array(z.enum(['nest', 'song', 'feather'])).min(1),
  ringed: z.boolean(),
  ring: z.string().optional(),
  moult: z.string().optional(),
  story: z.string().optional(),
})

const Sighting = z.object({
  id: z.uuid(),
  bird: z.string(),
  seenOn: z.string().nullable(),
  town: z.string().nullable(),
  howMany: z.number().nullable(),
  ringed: z.boolean(),
  version: z.number(),
})

async function sightingRow(ctx: Context, id: string) {
  const found = await sql<z.input<typeof Sighting>>`select id, bird, seen_on, town, how_many, ringed, version
    from birds.sighting where id::text = ${id}`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) throw new NotFound()
  return { type: 'sighting', councilId: ctx.actor.councilId, row, id }
}

export const readSighting = query({
  name: 'birds.readSighting',
  does: 'Shows one sighting.',
  input: z.object({ sightingId: z.string() }),
  output: Sighting,
  can: 'bird.read',
  trace: 'nothing',
  subject: (ctx, input) => sightingRow(ctx, input.sightingId),
  run: async (_ctx, _input, subject) => subject.row,
})

export const addSighting = command({
  name: 'birds.addSighting',
  does: 'Writes down what was seen.',
  input: AddSighting,
  output: z.object({ id: z.uuid() }),
  can: 'bird.write',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    if (input.bird === 'dodo') throw new Invalid([{ field: 'bird', message: 'The dodo is extinct' }])
    if (input.bird === 'phoenix') throw new Unavailable('The fire is out. Try again.')
    const id = ctx.ids.next()
    await sql`insert into birds.sighting (council_id, id, bird, seen_on, place, town, how_many, signs, ringed, ring)
      values (${ctx.actor.councilId}, ${id}, ${input.bird}, ${input.seenOn}, ${input.place.name},
        ${input.place.town ?? null}, ${input.howMany}, ${input.signs}, ${input.ringed}, ${input.ring ?? null})`.execute(
      ctx.tx,
    )
    return done({ id }, event('SightingAdded'))
  },
})

export const renameBird = command({
  name: 'birds.renameBird',
  does: 'Corrects the name of a bird.',
  input: z.object({
    sightingId: z.string(),
    bird: Bird,
    town: z.string().nullable(),
    version: z.number(),
  }),
  output: z.object({ id: z.uuid() }),
  can: 'bird.write',
  subject: (ctx, input) => sightingRow(ctx, input.sightingId),
  async run(ctx, input, { row, id }) {
    if (row.version !== input.version) {
      throw new Conflict('Someone else corrected this sighting.', { current: row, sent: input })
    }
    await sql`update birds.sighting set bird = ${input.bird}, town = ${input.town}, version = version + 1
      where id = ${id}`.execute(ctx.tx)
    return done({ id }, event('BirdRenamed'))
  },
})

export const importBirds = command({
  name: 'birds.importBirds',
  does: 'Takes in a list of birds, one a line.',
  input: z.object({
    list: z.object({ fileName: z.string(), mimeType: z.string(), bytes: z.instanceof(Uint8Array) }),
    source: z.string().min(1, 'Say where the list comes from'),
  }),
  output: z.object({ birds: z.number() }),
  can: 'bird.write',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(_ctx, input) {
    const birds = new TextDecoder().decode(input.list.bytes).split('\n').filter(Boolean).length
    return done({ birds }, event('BirdsImported', { birds }))
  },
})

const ListInput = z.object({
  q: z.string().optional(),
  town: z.array(z.enum(['Wisbech', 'March', 'Ely'])).optional(),
  seenFrom: z.iso.date().optional(),
  ringed: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['bird', 'howMany']).default('bird'),
  direction: z.enum(['ascending', 'descending']).default('ascending'),
  page: z.int().min(1).max(1000).default(1),
  perPage: z.int().min(1).max(100).default(10),
})

function matching(input: z.output<typeof ListInput>): RawBuilder<unknown> {
  const parts = [
    ...(input.q ? [sql`bird ilike ${`%${input.q}%`}`] : []),
    ...(input.town ? [sql`town = any(${input.town})`] : []),
    ...(input.seenFrom ? [sql`seen_on >= ${input.seenFrom}`] : []),
    ...(input.ringed ? [sql`ringed = ${input.ringed === 'yes'}`] : []),
  ]
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

export const listSightings = query({
  name: 'birds.listSightings',
  does: 'Lists sightings.',
  input: ListInput,
  output: z.object({
    items: z.array(Sighting),
    total: z.number(),
    totalIsLowerBound: z.boolean().optional(),
    page: z.number(),
    perPage: z.number(),
  }),
  can: 'bird.read',
  trace: 'search',
  traced: (result, input) => ({ count: result.total, filter: input }),
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const { page, perPage } = input
    const column = sql.ref(input.sort === 'bird' ? 'bird' : 'how_many')
    const order = input.direction === 'ascending' ? sql`asc` : sql`desc`
    const counted = await sql<{
      n: number
    }>`select count(*) as n from birds.sighting where ${matching(input)}`.execute(ctx.tx)
    const rows = await sql<z.input<typeof Sighting>>`select id, bird, seen_on, town, how_many, ringed, version
      from birds.sighting where ${matching(input)} order by ${column} ${order}, id
      ${takeRows(perPage, (page - 1) * perPage)}`.execute(ctx.tx)
    const total = counted.rows[0]?.n ?? 0
    return { items: rows.rows, total: Math.min(total, 50), totalIsLowerBound: total > 50, page, perPage }
  },
})

export const exportSightings = query({
  name: 'birds.exportSightings',
  does: 'Takes sightings out.',
  input: ListInput.omit({ page: true, perPage: true }).strict(),
  output: z.object({ items: z.array(Sighting) }),
  can: 'bird.export',
  trace: 'export',
  traced: result => ({ count: result.items.length }),
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const rows = await sql<z.input<typeof Sighting>>`select id, bird, seen_on, town, how_many, ringed, version
      from birds.sighting where ${matching({ ...input, page: 1, perPage: 1 })} order by bird, id`.execute(
      ctx.tx,
    )
    return { items: rows.rows }
  },
})
