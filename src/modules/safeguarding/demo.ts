import type { Caller } from '#platform/access/actor.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { systemIds } from '#platform/ids.ts'
import { demoPersonIds, getPerson, recordPerson } from '#src/modules/people/index.ts'
import { getCase } from './case/get-case.ts'
import { addNote, lookAtConcern, restrictConcern } from './concern/commands.ts'
import { decideConcern } from './concern/decide.ts'
import { raiseConcern } from './concern/raise-commands.ts'
import { arrangeAfterDemo } from './demo-after.ts'
import { arrangeCaseFileDemo } from './demo-case-file.ts'
import { arrangeCircumstancesDemo } from './demo-circumstances.ts'
import { arrangePersonInControl } from './demo-contact.ts'
import { arrangeDisputesDemo } from './demo-disputes.ts'
import { arrangeDoorDemo } from './demo-door.ts'
import { arrangeEnquiriesDemo } from './demo-enquiries.ts'
import { giving } from './demo-giving.ts'
import { arrangeGoverningDemo } from './demo-governing.ts'
import { demoIds } from './demo-ids.ts'
import { arrangeLettersDemo } from './demo-letters.ts'
import { arrangeOrganisationalDemo } from './demo-organisational.ts'
import { arrangeProtection, type DemoTools } from './demo-protection.ts'
import { arrangeReviewDemo } from './demo-review.ts'
import { demoConcerns, demoPeopleOfHomes, type PlannedConcern } from './demo-stories.ts'
import { type DemoRole, isThere, type SafeguardingDemo } from './demo-tools.ts'
import { arrangeTrustDemo } from './demo-trust.ts'
import { arrangeWorkListDemo } from './demo-work-list.ts'
import { setTeam } from './teams/units.ts'

export type { DemoRole, SafeguardingDemo }

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
    await makeMissing(demo, concern)
  }
  await arrangeDoorDemo(demo)
  await arrangePersonInControl(demo)
  const help = { giving, isThere }
  await arrangeOrganisationalDemo(demo, help)
  await arrangeTrustDemo(demo, help)
  await arrangeReviewDemo(demo, help)
  await arrangeAfterDemo(demo, concern => makeMissing(demo, concern))
  await arrangeEnquiriesDemo(demo, { giving, make: concern => makeMissing(demo, concern) })
  await arrangeCircumstancesDemo(demo)
  await arrangeGoverningDemo(demo)
  await arrangeLettersDemo(demo)
  await arrangeCaseFileDemo(demo)
  await arrangeWorkListDemo(demo)
  await arrangeDisputesDemo(demo, help)
}

async function makeMissing(demo: SafeguardingDemo, concern: PlannedConcern): Promise<void> {
  if (await isThere(demo, getCase, { concernId: concern.id })) return
  await makeConcern(demo, concern)
  if (concern.id === demoIds.concern) await arrangeProtection(demo, toolsOf(demo))
}

const toolsOf = ({ clock }: SafeguardingDemo): DemoTools => ({
  giving,
  at: hoursAgo => fixedClock(clock.now().subtract({ hours: hoursAgo }).toString()),
})

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
