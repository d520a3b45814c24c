import type { Caller } from '#platform/access/actor.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { type Ids, systemIds } from '#platform/ids.ts'
import type { AnyQuery } from '#platform/module.ts'
import type { Runner } from '#platform/runner.ts'
import { demoPersonIds, getPerson, recordPerson } from '#src/modules/people/index.ts'
import { getCase } from './case/get-case.ts'
import { addNote, lookAtConcern, restrictConcern } from './concern/commands.ts'
import { decideConcern } from './concern/decide.ts'
import { raiseConcern } from './concern/raise-commands.ts'
import { arrangeGoverningDemo } from './demo-governing.ts'
import { demoIds } from './demo-ids.ts'
import { demoConcerns, demoPeopleOfHomes, type PlannedConcern } from './demo-stories.ts'
import { setTeam } from './teams/units.ts'

/** Who acts in the demonstration, and where its stories happen. */
export interface SafeguardingDemo {
  readonly runnerWith: (ids: Ids, clock: Clock) => Runner
  readonly clock: Clock
  readonly system: Caller
  readonly as: (role: DemoRole) => Caller
  /** Homes of the stories, by name of the story. */
  readonly homeOf: (story: string) => string
}

export type DemoRole =
  | 'safeguarding-practitioner'
  | 'safeguarding-practitioner-2'
  | 'safeguarding-manager'
  | 'duty-worker'
  | 'provider-manager'
  | 'quality-officer'
  | 'partner'
  | 'information-governance'
  | 'administrator'

/** Gives these ids first, then fresh ones: what examples speak of has the same id in every demonstration. */
export function giving(next: readonly string[], random: readonly string[] = []): Ids {
  const [ids, chances] = [[...next], [...random]]
  return {
    next: () => ids.shift() ?? systemIds.next(),
    random: () => chances.shift() ?? systemIds.random(),
  }
}

const accountOf = (caller: Caller): string => caller.actor.id ?? ''

/** People, teams and concerns of the fictional council, each made by the command that a person would use. */
export async function arrangeSafeguardingDemo(demo: SafeguardingDemo): Promise<void> {
  await makeTeams(demo)
  for (const { id, story, ...person } of demoPeopleOfHomes) {
    if (await isThere(demo, getPerson, { personId: id })) continue
    const homeId = demo.homeOf(story)
    const runner = demo.runnerWith(giving([id]), demo.clock)
    await runner.run(recordPerson, { ...person, homeId }, demo.as('safeguarding-practitioner'))
  }
  for (const concern of demoConcerns) {
    if (!(await isThere(demo, getCase, { concernId: concern.id }))) await makeConcern(demo, concern)
  }
  await arrangeGoverningDemo(demo)
}

/** Made when the demonstration was first made: whoever sees it or is refused knows that it is there. */
export async function isThere(
  { runnerWith, clock, as }: SafeguardingDemo,
  query: AnyQuery,
  input: object,
  role: DemoRole = 'safeguarding-manager',
) {
  try {
    await runnerWith(systemIds, clock).ask(query, input, as(role))
    return true
  } catch (error) {
    return (error as Error).name !== 'NotFound'
  }
}

async function makeTeams({ runnerWith, clock, system, as }: SafeguardingDemo): Promise<void> {
  const runner = runnerWith(systemIds, clock)
  const north = [as('safeguarding-practitioner'), as('safeguarding-manager')].map(accountOf)
  const south = [as('safeguarding-practitioner-2')].map(accountOf)
  const { team: teamId, otherTeam } = demoIds
  await runner.run(setTeam, { teamId, name: 'Team North', memberIds: north }, system)
  await runner.run(setTeam, { teamId: otherTeam, name: 'Team South', memberIds: south }, system)
}

async function makeConcern(demo: SafeguardingDemo, plan: PlannedConcern): Promise<void> {
  const at = (hours: number): Clock =>
    fixedClock(
      demo.clock
        .now()
        .subtract({ hours: plan.daysAgo * 24 })
        .add({ hours })
        .toString(),
    )
  const { id, reportId, referenceId, by, story, adult, looked, notes = [], decision, restricted } = plan
  const homeId = demo.homeOf(story)
  const raising = giving([id], [reportId, systemIds.random(), referenceId])
  const input = { ...plan.input, homeId, adult: { personId: demoPersonIds[adult] } }
  await demo.runnerWith(raising, at(0)).run(raiseConcern, input, demo.as(by))
  let version = 1
  if (looked) {
    await demo.runnerWith(systemIds, at(2)).run(lookAtConcern, { concernId: id, version }, demo.as(looked))
    version += 1
  }
  for (const [index, note] of notes.entries()) {
    const runner = demo.runnerWith(systemIds, at(3 + index))
    await runner.run(addNote, { concernId: id, ...note }, demo.as(looked ?? 'duty-worker'))
    if (note.kind === 'risk') version += 1
  }
  if (decision) {
    const runner = demo.runnerWith(systemIds, at(20))
    await runner.run(
      decideConcern,
      { concernId: id, version, ...decision },
      demo.as(looked ?? 'safeguarding-manager'),
    )
    version += 1
  }
  if (restricted) {
    const runner = demo.runnerWith(systemIds, at(1))
    const why = { restricted: true, words: restricted }
    await runner.run(restrictConcern, { concernId: id, version, ...why }, demo.as('safeguarding-manager'))
  }
}
