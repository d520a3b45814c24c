import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import { SortByHarm, Stepped } from '../concern/schema.ts'
import { refuseStale } from '../concern/steps.ts'
import { changeConcern } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'

export const sortByHarm = command({
  name: 'safeguarding.sortByHarm',
  does: 'Says which kind of everyday harm a concern is about, so that a flood of one kind is read together. It decides nothing.',
  api: 'POST /safeguarding/concerns/{concernId}/harm',
  input: SortByHarm,
  output: Stepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { id, version, state } = row
    await changeConcern(ctx.tx, row.councilId, id, { harm: input.harm ?? null })
    return done({ id, version: version + 1, state }, event('ConcernSorted', { harm: input.harm ?? 'none' }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.newConcern, version: 1, harm: 'falls' },
  },
})
