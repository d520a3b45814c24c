import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import { event } from '../events/event.ts'
import { query } from '../query.ts'
import { Numbers } from './schema.ts'
import { numbersOf, storeNumbers } from './store.ts'

export const setNumbers = command({
  name: 'platform.setNumbers',
  does: 'Sets the telephone numbers, day and night, that your council’s public pages tell.',
  api: 'PUT /numbers',
  input: Numbers,
  output: Numbers,
  can: 'account.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: {
    role: 'administrator',
    input: { day: '01632 960001', dayHours: 'Monday to Friday, 9am to 5pm', night: '01632 960002' },
  },
  async run({ tx, actor }, numbers) {
    await storeNumbers(tx, actor.councilId, numbers)
    return done(numbers, event('NumbersSet'))
  },
})

export const readNumbers = query({
  name: 'platform.readNumbers',
  does: 'Tells the telephone numbers, day and night, that your council’s public pages tell.',
  api: 'GET /numbers',
  input: z.object({}),
  output: z.object({ numbers: Numbers.nullable() }),
  can: 'account.manage',
  trace: 'nothing',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: { role: 'administrator', input: {} },
  async run({ tx, actor }) {
    return { numbers: (await numbersOf(tx, actor.councilId)) ?? null }
  },
})
