import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { concernSubject } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { caseOpener } from '../words.ts'
import { NO_LETTER } from './commands.ts'
import { whyNotGo } from './may-go.ts'
import { LetterRead, ReadLetter } from './schema.ts'
import { findLetter, type LetterRow } from './store.ts'
import { viewOfLetter } from './view-of.ts'

async function correctsFrom(ctx: Context, { councilId, concernId, corrects: id }: LetterRow) {
  const earlier = id ? await findLetter(ctx.tx, { councilId, concernId, id }) : undefined
  return earlier?.handedOn ?? (earlier ? civilDateOf(earlier.at).toString() : null)
}

export const readLetter = query({
  name: 'safeguarding.readLetter',
  does: 'Gives one letter or sheet to the adult: word for word, who receives it by which route, and whether it may go now.',
  api: 'GET /safeguarding/concerns/{concernId}/letters/{letterId}',
  input: ReadLetter,
  output: LetterRead,
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, { concernId, letterId: id }, { row }) {
    const letter = await findLetter(ctx.tx, { councilId: row.councilId, concernId, id })
    if (!letter) throw new NotFound(NO_LETTER)
    const names = await accountNames(ctx.tx, row.councilId, [letter.by, letter.endedBy])
    const view = viewOfLetter(letter, await caseOpener(ctx, concernId), names)
    const why = letter.state === 'ready' ? await whyNotGo(ctx, row, letter) : undefined
    return {
      ...view,
      adult: (await personInBrief(ctx, row.personId))?.name ?? '',
      reference: row.reference,
      whyNot: why?.says ?? null,
      correctsFrom: await correctsFrom(ctx, letter),
    }
  },
  trace: 'record',
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.enquiryConcern, letterId: demoIds.letter },
  },
})
