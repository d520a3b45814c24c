import { z } from 'zod'
import { type CaseStep, casePart } from '../case/part.ts'
import { concernHref } from '../view/words.ts'
import { moveToRightPerson } from './commands.ts'

/** Adds nothing to the case but the way to put right whom it is about. */
export const wrongPersonPart = casePart({
  name: 'wrongPerson',
  output: z.object({}),
  load: async () => ({}),
  steps: (_value, whole, ctx) => (ctx.mayEver(moveToRightPerson) ? [step(whole.id)] : []),
})

const step = (concernId: string): CaseStep => ({
  order: 950,
  link: { text: 'It is on the wrong person’s file', href: `${concernHref(concernId)}/right-person` },
})
