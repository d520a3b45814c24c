import { recordOrder, recordProceedings } from '../court/commands.ts'
import { askFor } from '../enquirers/ask.ts'
import { remindOfRequests } from '../enquirers/reminders.ts'
import type { RequestState } from '../enquirers/workflow.ts'
import { tellPolice } from '../police/commands.ts'
import { enquiriesIn } from './enquiries.ts'
import type { World } from './world.ts'

/** Nothing stands against the home enquiring. */
export const clear = {
  'manager-or-owner-implicated': 'no',
  'crime-suspected': 'no',
  'several-residents': 'no',
  'earlier-poor-enquiry': 'no',
  'fear-of-reprisal': 'no',
} as const

export interface Asked {
  readonly concernId: string
  readonly requestId: string
  readonly version: number
}

/** What a test does with requests of its world, and what may come to stand against them. */
export function askingIn(world: World) {
  const { planned } = enquiriesIn(world)
  const me = () => world.as('safeguarding-practitioner')
  const run = world.runner
  return {
    /** Asks the manager of the home, in a case of its own where none is named. */
    async ask(
      more: object = {},
      concernId?: string,
      now?: string,
    ): Promise<Asked & { readonly state: RequestState }> {
      const where = concernId ?? (await planned())
      const input = {
        kind: 'enquire',
        askedOf: 'home',
        conflicts: clear,
        scope: 'The rota, please.',
      } as const
      const recipientId = world.as('provider-manager').actor.id ?? ''
      const asked = { concernId: where, ...input, recipientId, ...more }
      const { id, version, state } = await run(now).run(askFor, asked, me())
      return { concernId: where, requestId: id, version, state }
    },
    /** From now on, or from half past nine. */
    holds: {
      police: (concernId: string) =>
        run().run(tellPolice, { concernId, hold: 'yes', blocks: ['disclosure'], asks: 'Nobody' }, me()),
      async court(concernId: string) {
        const about = { concernId, kind: 's21a', number: 'COP 1', leadId: me().actor.id ?? '' }
        const { id: courtCaseId } = await run().run(recordProceedings, about, me())
        const made = { madeOn: '2026-11-10', says: 'Only the parties.', restricts: ['disclosure'] }
        const order = { concernId, courtCaseId, version: 1, ...made }
        return run('2026-11-16T09:30:00Z').run(recordOrder, order, me())
      },
    },
    /** Who got a message about what they were asked. */
    async toldOf({ requestId }: Asked): Promise<readonly string[]> {
      const found = await world.database.superuser.query(
        `select to_account from platform.message where link = $1`,
        [`/safeguarding/asked/${requestId}`],
      )
      return found.rows.map(row => row.to_account)
    },
    remind(now?: string) {
      const actor = { role: 'system', councilId: world.councilId, homeIds: [], name: 'Lantern' } as never
      return run(now).run(remindOfRequests, {}, { actor, via: 'system' })
    },
  }
}
