import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { demoIds as demoHomeIds } from '#src/modules/homes/index.ts'
import { type Raising, raise, sourceOf } from './raise.ts'
import { RaiseConcern, Raised } from './schema.ts'
import { tellOfDanger } from './tell.ts'

/** A home's own people raise for their home, and need not say which. Anyone else for their council. */
function raiseSubject({ actor }: Context, { homeId }: Pick<Raising, 'homeId'>) {
  const subject = wholeCouncil(actor.councilId)
  return actor.homeIds.length > 0 ? { ...subject, homeId: homeId ?? actor.homeIds[0] } : subject
}

export const raiseConcern = command({
  name: 'safeguarding.raiseConcern',
  does: 'Raises a concern about an adult. Who, where, danger and what happened are enough; the rest can wait.',
  api: 'POST /safeguarding/concerns',
  status: 201,
  input: RaiseConcern,
  output: Raised,
  can: 'concern.raise',
  subject: raiseSubject,
  async run(ctx, given) {
    const homeId = given.homeId ?? ctx.actor.homeIds[0]
    const input = homeId ? { ...given, homeId } : given
    const { reportId, raised, events } = await raise(ctx, input, sourceOf(ctx.actor, input))
    if (input.danger === 'now') for (const one of raised) await tellOfDanger(ctx, one)
    const [first, ...others] = raised.map(({ id, reference }) => ({ id, reference }))
    if (!first) throw new NotFound()
    return done({ ...first, reportId, others }, ...events)
  },
  example: {
    role: 'duty-worker',
    input: {
      homeId: demoHomeIds.home,
      adult: { givenName: 'Walter', familyName: 'Penhaligon', bornAbout: 'about 85' },
      danger: 'no',
      words:
        'His daughter rang. He has a new bruise on his arm, and nobody at the home could say how it came.',
      reporter: { relation: 'relative', naming: 'named', name: 'Ruth Penhaligon' },
    },
  },
})
