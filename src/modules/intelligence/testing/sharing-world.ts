import { beforeAll, beforeEach } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Signal } from '#platform/signal.ts'
import * as meeting from '../sharing/meeting-commands.ts'
import { makeSharingPack } from '../sharing/pack-commands.ts'
import * as pack from '../sharing/pack-queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { isolationWorld, worldNow } from './isolation-world.ts'
import { aSignal } from './told.ts'

/** A council that holds information sharing meetings; its third home is small. Call at the top of a test file. */
export function sharingWorld() {
  const world = isolationWorld()
  const [own, other, small = ''] = world.homeIds
  const by = (role: PersonRole) => world.as(role)
  const idOf = (role: PersonRole) => by(role).actor.id ?? ''
  const run = world.runner
  const officer = by('quality-officer')
  const tables = ['moved', 'mark', 'minute', 'brought', 'pack', 'decision', 'invited', 'home', 'meeting']

  beforeAll(() => world.database.superuser.query('update homes.home set beds = 6 where id = $1', [small]))
  beforeEach(() =>
    world.database.superuser.query(
      `truncate ${tables.map(name => `intelligence.sharing_${name}`).join(', ')}, intelligence.telling, intelligence.live,
         intelligence.stale, intelligence.submission, intelligence.submission_file, intelligence.submission_double`,
    ),
  )

  const tell = (...signals: readonly Partial<Signal>[]) =>
    inTransaction(world.database.app.pool, { councilId: world.councilId }, tx =>
      tellSignals(tx, {
        ...{ councilId: world.councilId, source: 'visits', now: Temporal.Instant.from(worldNow) },
        signals: signals.map(more => ({ ...aSignal(), homeId: own, ...more })),
      }),
    )
  const seen = (kind: string, family: Signal['source']['family'], more: Partial<Signal> = {}) => ({
    ...{ source: { kind, family }, key: `visit/${kind}`, eventKey: `visit/${kind}`, ...more },
  })

  /** A meeting about the first home, to which ICB’s person and one officer are invited by name. */
  async function planned(homeIds: readonly string[] = [own]) {
    const plan = { onDate: '2026-11-20', purpose: 'Nights.', homeId: homeIds[0], agencies: ['police'] }
    const { id: sharingId } = await run().run(meeting.planSharingMeeting, plan, officer)
    for (const homeId of homeIds.slice(1))
      await run().run(meeting.addSharingHome, { sharingId, homeId }, officer)
    const invite = (agency: string, role: PersonRole) =>
      run().run(meeting.inviteToSharing, { sharingId, agency, accountId: idOf(role) }, officer)
    const icb = await invite('icb', 'partner')
    await invite('council', 'practice-officer')
    return { sharingId, icb: icb.id }
  }
  async function held(homeIds?: readonly string[]) {
    const { sharingId, icb } = await planned(homeIds)
    const input = { sharingId, version: 1, heldOn: '2026-11-16', attended: [icb] }
    await run().run(meeting.holdSharingMeeting, input, officer)
    return sharingId
  }
  const make = (sharingId: string, now?: string) => run(now).run(makeSharingPack, { sharingId }, officer)
  const packFor = (sharingId: string, role: PersonRole, more: object = {}) =>
    run().ask(pack.getSharingPack, { sharingId, ...more }, by(role))
  const says = async (sharingId: string, role: PersonRole, more: object = {}) =>
    (await packFor(sharingId, role, more)).homes.flatMap(home => home.facts.map(fact => fact.sentence))
  return {
    ...{ world, own, other, small, by, idOf, run, officer, tell, seen },
    planned,
    held,
    make,
    packFor,
    says,
  }
}
