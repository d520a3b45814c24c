import { getCase } from '../case/get-case.ts'
import { decideConcern } from '../concern/decide.ts'
import { planEnquiry } from '../enquiry/commands.ts'
import type { EnquiryView } from '../enquiry/schema.ts'
import type { World } from './world.ts'

/** What a test does with enquiries of its world. */
export interface Enquiries {
  /** A concern that was decided to be enquired into; gives its id. */
  opened(more?: Parameters<World['raised']>[0]): Promise<string>
  /** The same, planned: its enquiry has version 2. */
  planned(): Promise<string>
  caseOf(concernId: string, role?: 'safeguarding-manager' | 'safeguarding-practitioner'): Promise<CaseOf>
  enquiryOf(concernId: string): Promise<NonNullable<EnquiryView>>
}

type CaseOf = Awaited<ReturnType<typeof read>>
const read = (world: World, concernId: string, role: 'safeguarding-manager' | 'safeguarding-practitioner') =>
  world.runner().ask(getCase, { concernId }, world.as(role))

const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const

export function enquiriesIn(world: World): Enquiries {
  const practitioner = () => world.as('safeguarding-practitioner')
  const enquiries: Enquiries = {
    async opened(more = {}) {
      const { id } = await world.raised(more)
      const input = { concernId: id, version: 1, limbs, outcome: 'enquiry' }
      await world.runner().run(decideConcern, input, practitioner())
      return id
    },
    async planned() {
      const concernId = await enquiries.opened()
      const input = { concernId, version: 1, scope: 'Whether she is safe.' }
      await world.runner().run(planEnquiry, input, practitioner())
      return concernId
    },
    caseOf: (concernId, role = 'safeguarding-manager') => read(world, concernId, role),
    async enquiryOf(concernId) {
      const { enquiry } = (await enquiries.caseOf(concernId)).parts
      if (!enquiry) throw new Error('There is an enquiry')
      return enquiry as NonNullable<EnquiryView>
    },
  }
  return enquiries
}
