import type { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { civilDate, fixedClock } from '#platform/clock.ts'
import type { Command } from '#platform/command.ts'
import { type Ids, stableId, systemIds } from '#platform/ids.ts'
import type { AnyQuery } from '#platform/module.ts'
import { demoIds as demoHomeIds } from '#src/modules/homes/index.ts'
import { getPerson, recordPerson } from '#src/modules/people/index.ts'
import { decideConcern } from './concern/decide.ts'
import type { DemoRole, SafeguardingDemo } from './demo.ts'
import { demoIds } from './demo-ids.ts'
import { demoChecks, demoItems, demoResidents } from './demo-organisational-stories.ts'
import {
  decideOrganisational,
  giveOrganisationalPart,
  holdOrganisational,
  startOrganisational,
} from './organisational/commands.ts'
import { addOrganisationalItem } from './organisational/item-commands.ts'
import { getOrganisational } from './organisational/queries.ts'
import { raiseForResident, recordWelfareCheck, takeInResidents } from './organisational/resident-commands.ts'

/** What `demo.ts` lends to those who arrange a part of it. */
export interface DemoHelp {
  readonly giving: (next: readonly string[], random?: readonly string[]) => Ids
  readonly isThere: (demo: SafeguardingDemo, query: AnyQuery, input: object) => Promise<boolean>
}

const idOf = (kind: string, at: number): string => stableId('demonstration', 'safeguarding', kind, String(at))

/** As somebody would do it, some days ago. */
export function doing(demo: SafeguardingDemo, help: DemoHelp) {
  return (daysAgo: number, role: DemoRole, ids: readonly string[] = [], random: readonly string[] = []) => {
    const clock = fixedClock(
      demo.clock
        .now()
        .subtract({ hours: daysAgo * 24 })
        .toString(),
    )
    const runner = demo.runnerWith(
      ids.length + random.length > 0 ? help.giving(ids, random) : systemIds,
      clock,
    )
    return {
      today: civilDate(clock.now()).toString(),
      run: <I extends z.ZodType, O extends z.ZodType, S extends Subject>(
        command: Command<I, O, S>,
        input: z.input<I>,
      ): Promise<z.input<O>> => runner.run(command, input, demo.as(role)),
    }
  }
}

/** Marram Lodge: the threshold met, 32 residents, 14 of them seen. Larkfield House: to be decided. */
export async function arrangeOrganisationalDemo(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  await makeResidents(demo, help)
  const at = doing(demo, help)
  if (!(await help.isThere(demo, getOrganisational, { organisationalId: demoIds.organisationalNew }))) {
    const ids = [demoIds.organisationalNew]
    await at(3, 'safeguarding-practitioner', ids, [demoIds.organisationalNewReference]).run(
      startOrganisational,
      {
        ...{ homeId: demoHomeIds.home, scope: 'home', trigger: 'closed-culture' },
        words:
          'Nobody has been told anything by this home since June: no manager, no notices, and two visitors who were asked to ring first. We have not heard, which is not the same as all being well.',
      },
    )
  }
  if (await help.isThere(demo, getOrganisational, { organisationalId: demoIds.organisational })) return
  await makeEnquiry(demo, help)
}

async function makeResidents(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  const homeId = demo.homeOf('providerConcerns')
  for (const [at, resident] of demoResidents.entries()) {
    const id = idOf('marram-person', at)
    if (await help.isThere(demo, getPerson, { personId: id })) continue
    await doing(demo, help)(30, 'safeguarding-practitioner', [id]).run(recordPerson, { ...resident, homeId })
  }
}

async function makeEnquiry(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  const at = doing(demo, help)
  const homeId = demo.homeOf('providerConcerns')
  const organisationalId = demoIds.organisational
  const rows = demoResidents.map((_, index) =>
    index === 0 ? demoIds.organisationalResident : idOf('marram-resident', index),
  )
  await at(28, 'safeguarding-practitioner', [organisationalId], [demoIds.organisationalReference]).run(
    startOrganisational,
    {
      ...{ homeId, scope: 'home', trigger: 'several-concerns' },
      words:
        'CQC rated the home Inadequate in June. Since then there were six concerns from five people: three of them staff, one a paramedic. They speak of the same two nights a week.\n\nThere has been no registered manager since May.',
    },
  )
  await at(27, 'safeguarding-manager').run(decideOrganisational, {
    ...{ organisationalId, version: 1, outcome: 'met' },
    words:
      'What is told is about the way nights are run, not about one carer or one resident. Everyone who lives there may be at risk.',
  })
  await at(27, 'safeguarding-practitioner').run(holdOrganisational, {
    ...{ organisationalId, version: 2, hold: 'yes', reviewOn: at(20, 'duty-worker').today },
    words: 'DS Marsh asks that no family is told before two people were interviewed.',
  })
  await at(20, 'safeguarding-practitioner').run(holdOrganisational, {
    ...{ organisationalId, version: 3, hold: 'no' },
    words: 'DS Marsh: both were interviewed. Families may be told.',
  })
  await at(26, 'safeguarding-practitioner', rows).run(takeInResidents, { organisationalId })
  await at(26, 'safeguarding-manager').run(giveOrganisationalPart, {
    ...{ organisationalId, accountId: demoIds.qualityOfficer, part: 'reader' },
  })
  await addItems(demo, help)
  await seeResidents(demo, help, rows)
}

async function addItems(demo: SafeguardingDemo, help: DemoHelp): Promise<void> {
  const at = doing(demo, help)
  for (const [index, { daysAgo, dueIn, held, ...item }] of demoItems.entries()) {
    const ids = [item.kind === 'strand' ? demoIds.organisationalItem : idOf('marram-item', index)]
    const someone = at(daysAgo, 'safeguarding-practitioner', ids)
    const day = Temporal.PlainDate.from(at(0, 'duty-worker').today)
    await someone.run(addOrganisationalItem, {
      organisationalId: demoIds.organisational,
      ...item,
      ...(dueIn === undefined ? {} : { dueOn: day.add({ days: dueIn }).toString() }),
      ...(held ? { heldOn: someone.today } : {}),
    })
  }
}

async function seeResidents(demo: SafeguardingDemo, help: DemoHelp, rows: readonly string[]): Promise<void> {
  const at = doing(demo, help)
  const organisationalId = demoIds.organisational
  for (const [index, { concern, ...check }] of demoChecks.entries()) {
    const residentId = rows[index + 1] ?? ''
    const someone = at(18 - index, 'safeguarding-practitioner')
    const seen = { version: 1, state: 'seen', seenOn: someone.today, ...check } as const
    await someone.run(recordWelfareCheck, { organisationalId, residentId, ...seen })
    if (!concern) continue
    const abuseTypes = [...concern.abuseTypes]
    const raising = { version: 2, danger: 'no' as const, words: concern.words, abuseTypes }
    const { concernId } = await someone.run(raiseForResident, { organisationalId, residentId, ...raising })
    await at(17 - index, 'safeguarding-practitioner').run(decideConcern, {
      ...{ concernId, version: 1, outcome: 'enquiry' },
      limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } },
    })
  }
}
