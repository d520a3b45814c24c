import { expect, it } from 'vitest'
import { z } from 'zod'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { concernSubject } from '../concern/subject.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { heldTables, tablesHeld } from './held-store.ts'
import { caseParts } from './parts.ts'

const world = safeguardingWorld()

const resting = caseParts.flatMap(({ restsOn, ...part }) => (restsOn ? [{ ...part, restsOn }] : []))

const asked = query({
  name: 'safeguarding.testHeld',
  does: 'Loads every part, held or not.',
  input: z.object({ concernId: z.uuid() }),
  output: z.object({ held: z.array(z.string()), loaded: z.unknown() }),
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, _input, { row }) {
    const open = await openerFor(ctx, [row.id])
    const loaded: Record<string, unknown> = {}
    for (const part of resting) loaded[part.name] = await part.load(ctx, row, open)
    return { held: [...(await tablesHeld(ctx.tx, row.councilId, row.id))], loaded }
  },
  trace: 'nothing',
})

it('gives for a case that holds none of its tables what loading it would give', async () => {
  const { id: concernId } = await world.raised()
  const { held, loaded } = await world.runner().ask(asked, { concernId }, world.as('safeguarding-manager'))
  expect(held).toEqual([])
  expect(loaded).toEqual(Object.fromEntries(resting.map(part => [part.name, part.restsOn.none])))
})

it('looks at no table that nothing rests on', () => {
  expect(new Set(resting.flatMap(part => part.restsOn.tables))).toEqual(new Set(heldTables))
})
