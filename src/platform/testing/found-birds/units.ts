import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '../../access/permissions.ts'
import { command, done } from '../../command.ts'
import type { Context } from '../../context.ts'
import { Conflict, Invalid, Unavailable } from '../../errors.ts'
import { event } from '../../events/event.ts'
import { query } from '../../query.ts'
import { afterWrongCode, codeFits, hashOfCode, mayTry, tidied } from '../../way-back/index.ts'

/**
 * A test-only module in a neutral field: anyone who finds a hurt bird may tell the bird club, without saying who
 * they are, and come back with a code. It proves the open doors.
 */
declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'found.tell': true
    'found.count': true
    'found.manage': true
  }
}

export const foundBirdsSchema = `
  create schema found;
  create table found.bird (council_id uuid not null, id uuid not null, reference text not null, code_hash text not null,
    bird text not null, place text, teller text, photo bytea, photo_name text, told_at timestamptz not null,
    failed integer not null default 0, failed_since timestamptz, primary key (council_id, id),
    unique (council_id, reference));
  create table found.note (council_id uuid not null, id uuid not null, bird_id uuid not null, words text not null,
    told_at timestamptz not null, primary key (council_id, id));
  alter table found.bird enable row level security;
  alter table found.note enable row level security;
  create policy council on found.bird using (council_id = platform.current_council())
    with check (council_id = platform.current_council());
  create policy council on found.note using (council_id = platform.current_council())
    with check (council_id = platform.current_council());
  grant usage on schema found to lantern_app;
  grant select, insert, update on found.bird, found.note to lantern_app;`

const Photo = z.object({ fileName: z.string(), mimeType: z.string(), bytes: z.instanceof(Uint8Array) })

export const TellOfBird = z.object({
  reportId: z.uuid(),
  reference: z.string(),
  code: z.string(),
  bird: z.string('Say what you saw').min(1, 'Say what you saw').max(100_000),
  place: z.string().max(200, 'The place must be 200 characters or fewer').optional(),
  called: z.enum(['name', 'no-name'], 'Choose whether we may know your name'),
  teller: z.string().max(100).optional(),
  photo: Photo.optional(),
})

export const tellOfBird = command({
  name: 'found.tellOfBird',
  does: 'Tells the bird club of a hurt bird.',
  input: TellOfBird,
  output: z.object({ reference: z.string(), code: z.string() }),
  can: 'found.tell',
  named: input => input.called === 'name',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    refuseOdd(input.bird)
    const { reportId, reference, code, photo } = input
    const hash = photo ? createHash('sha256').update(photo.bytes).digest() : null
    const added = await sql`insert into found.bird
        (council_id, id, reference, code_hash, bird, place, teller, photo, photo_name, told_at)
      values (${ctx.actor.councilId}, ${reportId}, ${reference}, ${await hashOfCode(code)}, ${input.bird},
        ${input.place ?? null}, ${input.teller ?? null}, ${hash}, ${photo?.fileName ?? null}, ${ctx.now.toString()})
      on conflict (council_id, id) do nothing returning id`.execute(ctx.tx)
    const about = { type: 'found-bird', id: reportId }
    return done({ reference, code }, ...(added.rows.length > 0 ? [event('BirdFound', {}, about)] : []))
  },
})

function refuseOdd(bird: string): void {
  if (bird === 'dodo') throw new Invalid([{ field: 'bird', message: 'The dodo is extinct' }])
  if (bird === 'phoenix') throw new Unavailable('The fire is out. Try again.')
  if (bird === 'cuckoo') throw new Conflict('Somebody else sits in this nest.')
  if (bird === 'roc') throw new Error('nobody foresaw a roc')
}

interface Kept {
  readonly id: string
  readonly codeHash: string
  readonly failed: number
  readonly failedSince: Temporal.Instant | null
}

async function keptOf(ctx: Context, reference: string): Promise<Kept | undefined> {
  const found = await sql<Kept>`select id, code_hash, failed, failed_since from found.bird
    where council_id = ${ctx.actor.councilId} and reference = ${tidied(reference)}`.execute(ctx.tx)
  return found.rows[0]
}

const Found = z.object({ birdId: z.uuid().nullable() })

/** Says no by its answer and not by an error: what it counts of wrong codes must stay. */
export const comeBack = command({
  name: 'found.comeBack',
  does: 'Finds what was told before by its reference and code.',
  input: z.object({ reference: z.string(), code: z.string() }),
  output: Found,
  can: 'found.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { reference, code }) {
    const kept = await keptOf(ctx, reference)
    const tries = kept?.failedSince ? { failed: kept.failed, since: kept.failedSince } : undefined
    const fits = await codeFits(code, kept?.codeHash)
    if (kept && fits && mayTry(tries, ctx.now)) {
      return done({ birdId: kept.id }, event('CameBack', {}, { type: 'found-bird', id: kept.id }))
    }
    if (kept) {
      const { failed, since } = afterWrongCode(tries, ctx.now)
      await sql`update found.bird set failed = ${failed}, failed_since = ${since.toString()}
        where council_id = ${ctx.actor.councilId} and id = ${kept.id}`.execute(ctx.tx)
    }
    return done({ birdId: null }, event('WrongCode'))
  },
})

export const addNote = command({
  name: 'found.addNote',
  does: 'Adds something to what was told before.',
  input: z.object({
    birdId: z.uuid(),
    noteId: z.uuid(),
    words: z.string('Write something').min(1, 'Write something'),
  }),
  output: z.object({}),
  can: 'found.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { birdId, noteId, words }) {
    await sql`insert into found.note (council_id, id, bird_id, words, told_at)
      values (${ctx.actor.councilId}, ${noteId}, ${birdId}, ${words}, ${ctx.now.toString()})
      on conflict do nothing`.execute(ctx.tx)
    return done({}, event('NoteAdded', {}, { type: 'found-bird', id: birdId }))
  },
})

export const countBirds = query({
  name: 'found.countBirds',
  does: 'Tells how many birds were found.',
  input: z.object({}),
  output: z.object({ birds: z.number() }),
  can: 'found.count',
  trace: 'search',
  traced: result => ({ count: result.birds }),
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const found = await sql<{ n: string }>`select count(*)::text as n from found.bird
      where council_id = ${ctx.actor.councilId}`.execute(ctx.tx)
    return { birds: Number(found.rows[0]?.n ?? 0) }
  },
})

/** What a refusal leaves, and what may not be done by someone without a name. */
export const closeClub = command({
  name: 'found.closeClub',
  does: 'Closes the club, which the public may not.',
  input: z.object({}),
  output: z.object({}),
  can: 'found.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async () => done({}),
})

export const hurry = command({
  name: 'found.hurry',
  does: 'Enqueues a job, which would keep the second it was made.',
  input: z.object({ called: z.enum(['name', 'no-name']) }),
  output: z.object({ now: z.string(), id: z.string() }),
  can: 'found.tell',
  named: input => input.called === 'name',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    await ctx.enqueue({ command: 'found.closeClub', input: {} })
    return done({ now: ctx.now.toString(), id: ctx.ids.next() }, event('Hurried'))
  },
})
