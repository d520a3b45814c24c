import { safeguardingTargets, type TargetCode } from '#law/safeguarding-targets.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import type { NoteWords } from '../words.ts'
import { SetLocalTarget, TargetSet } from './schema.ts'
import { addSetting } from './store.ts'

const MOST_AHEAD = { years: 2 }

/** A clock takes what held on the day it began: so no change reaches back, not even to this morning. */
function fromFaults(fromOn: string, today: Temporal.PlainDate) {
  if (fromOn > today.add(MOST_AHEAD).toString())
    return [{ field: 'fromOn', message: 'Give a day within the next two years' }]
  if (fromOn > today.toString()) return []
  const message = `Give a day after today. Clocks that have begun keep the target they began with.`
  return [{ field: 'fromOn', message }]
}

export const setLocalTarget = command({
  name: 'safeguarding.setLocalTarget',
  does: 'Changes a local target of this council from a day on, with a reason. Clocks that have begun keep theirs.',
  api: 'POST /safeguarding/local-targets/{targetCode}',
  status: 201,
  input: SetLocalTarget,
  output: TargetSet,
  can: 'target.set',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { targetCode: code, days, counting, fromOn, words }) {
    const faults = fromFaults(fromOn, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    const usual = safeguardingTargets.find(one => one.code === code)
    const id = ctx.ids.next()
    const { councilId, id: by = null } = ctx.actor
    const setting = { code: code as TargetCode, days: days ?? null, fromOn }
    const how = counting ?? usual?.counting ?? 'working'
    const sealed = (await sealerFor(ctx, id))({ text: words } satisfies NoteWords)
    await addSetting(ctx.tx, { councilId, id, ...setting, counting: how, at: ctx.now, by, words: sealed })
    return done({ id }, event('LocalTargetSet', { ...setting, counting: how, settingId: id }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ targetCode: 'planning', days: 3, counting: 'working', fromOn: '2027-04-01' },
      words: 'Agreed with the Board: people waited too long for the first meeting.',
    },
  },
})
