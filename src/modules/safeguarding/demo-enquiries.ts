import { civilDate, fixedClock } from '#platform/clock.ts'
import { type Ids, stableId } from '#platform/ids.ts'
import type { AnyCommand } from '#platform/module.ts'
import { getCase } from './case/get-case.ts'
import type { DemoRole, SafeguardingDemo } from './demo.ts'
import { enquiryConcerns, enquirySteps } from './demo-enquiry-stories.ts'
import { demoIds } from './demo-ids.ts'
import type { PlannedConcern } from './demo-stories.ts'
import type { EnquiryView } from './enquiry/schema.ts'

/** One step of a story, by the command that a person would use. */
export interface PlannedStep {
  readonly key: string
  readonly by: DemoRole
  readonly daysAgo: number
  readonly command: AnyCommand
  /** For what speaks of a day: made from the day of the step. */
  readonly input: object | ((day: Temporal.PlainDate) => object)
  /** What it makes has this id. */
  readonly id?: string
}

interface Help {
  readonly giving: (next: readonly string[]) => Ids
  readonly make: (concern: PlannedConcern) => Promise<void>
}

/** Enquiries at different stages. Each step is one request: what a kill cut off goes on where it stopped. */
export async function arrangeEnquiriesDemo(demo: SafeguardingDemo, { giving, make }: Help): Promise<void> {
  if (await isWhole(demo, giving([]))) return
  for (const concern of enquiryConcerns) await make(concern)
  for (const { key, by, daysAgo, command, input, id } of enquirySteps) {
    const clock = fixedClock(
      demo.clock
        .now()
        .subtract({ hours: daysAgo * 24 })
        .toString(),
    )
    const caller = { ...demo.as(by), requestId: stableId('demonstration', 'enquiry', key) }
    await demo
      .runnerWith(giving(id ? [id] : []), clock)
      .run(command, typeof input === 'function' ? input(civilDate(clock.now())) : input, caller)
  }
}

/** The step that comes last was made. */
async function isWhole({ runnerWith, clock, as }: SafeguardingDemo, ids: Ids): Promise<boolean> {
  try {
    const input = { concernId: demoIds.concludedConcern }
    const whole = await runnerWith(ids, clock).ask(getCase, input, as('safeguarding-manager'))
    const enquiry = whole.parts.enquiry as EnquiryView
    return enquiry?.state !== 'planning' && enquiry?.state !== 'enquiring' && Boolean(whole.parts.conclusion)
  } catch (error) {
    if ((error as Error).name === 'NotFound') return false
    throw error
  }
}
