import { stableId } from '#platform/ids.ts'
import type { SafeguardingDemo } from './demo.ts'
import { demoIds } from './demo-ids.ts'
import { type DemoHelp, doing } from './demo-organisational.ts'
import { findOnTrust, hearTrustPerson, lookAtTrust, raiseTrust, setTrustAside } from './trust/commands.ts'
import { addTrustSetting, noteTrustReferral } from './trust/part-commands.ts'
import { getTrust } from './trust/queries.ts'

const manager = 'safeguarding-manager' as const
const reference = (name: string): string => stableId('demonstration', 'safeguarding', 'reference', name)

/** Fictional people. One is being heard, one was cleared, one is new, one holds no position of trust. */
export async function arrangeTrustDemo(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  const isThere = (trustId: string) => help.isThere(demo, getTrust, { trustId })
  if (await isThere(demoIds.trustAside)) return
  const at = doing(demo, help)
  const homeId = demo.homeOf('providerConcerns')
  const life = 'work' as const
  const hearing = async (trustId: string, name: string) => {
    await at(26, manager, [trustId], [reference(name)]).run(raiseTrust, {
      ...{ name, role: 'Care assistant on nights', homeId, life, children: 'no' },
      words:
        'Two residents speak of the same carer on nights: short with them, and rough when they are slow.',
    })
    await at(26, manager).run(lookAtTrust, { trustId, version: 1 })
    const told = at(25, manager)
    await told.run(hearTrustPerson, {
      ...{ trustId, version: 2, substanceGivenOn: told.today, evidenceSeenOn: told.today },
      words:
        'He says that he is alone with eleven people from ten at night, and that some nights he hurries.',
    })
  }
  await hearing(demoIds.trust, 'Callum Brayford')
  await at(24, manager, [demoIds.trustSetting]).run(addTrustSetting, {
    ...{ trustId: demoIds.trust, kind: 'employer' },
    ...{ employer: 'Marrowby Living (Fens) Limited', role: 'Care assistant on nights at Marram Lodge' },
  })
  await at(24, manager, [demoIds.trustReferral]).run(noteTrustReferral, {
    ...{ trustId: demoIds.trust, body: 'dbs', must: 'employer' },
    words: 'If they remove him, or would have. We ask again when their own enquiry ends.',
  })
  await hearing(demoIds.trustFound, 'Rosalind Tebworth')
  await at(5, manager).run(findOnTrust, {
    ...{ trustId: demoIds.trustFound, version: 3, outcome: 'unfounded' },
    words: 'She was on leave on both nights. It was somebody else whom they took for her.',
    evidence: 'The rota, the pay records, and a photograph shown to one resident.',
    ...{ standardOfProof: 'More likely than not', challengeTo: 'The head of quality' },
    reviewOn: Temporal.PlainDate.from(at(0, manager).today).add({ days: 180 }).toString(),
  })
  await at(1, manager, [demoIds.trustNew], [reference('new')]).run(raiseTrust, {
    ...{ name: 'Denise Hallowby', role: 'Agency nurse', life: 'private', children: 'yes' },
    words: 'Police told us of an incident at her own home on Saturday. Two children live there.',
  })
  await at(12, manager, [demoIds.trustAside], [reference('aside')]).run(raiseTrust, {
    ...{ name: 'Peter Ashlode', role: 'Delivers vegetables to the kitchen', homeId, life, children: 'no' },
    words: 'He shouted at a resident who stood in front of his van.',
  })
  await at(11, manager).run(setTrustAside, {
    ...{ trustId: demoIds.trustAside, version: 1 },
    words: 'He has no caring role. The home spoke with his employer.',
  })
}
