import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { casePart } from '../case/part.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { concernHref } from '../view/words.ts'
import { opened } from '../words.ts'
import { recordPlaces } from './commands.ts'
import { placesAsRuled, responsibilityOf, taskWords } from './rules.ts'
import { ResponsibilityPart } from './schema.ts'
import { acceptanceOf, placesOf, tasksOf } from './store.ts'
import { placesBlock, tasksBlock } from './view.ts'
import type { AcceptanceWords, PlacesWords, TaskWords } from './words.ts'

async function load(ctx: Context, row: ConcernWithPeople, open: Opener): Promise<ResponsibilityPart> {
  const { councilId, id } = row
  const places = (await placesOf(ctx.tx, councilId, [id])).get(id)
  const acceptance = await acceptanceOf(ctx.tx, councilId, id)
  const tasks = await tasksOf(ctx.tx, councilId, id)
  const accepted = acceptance && {
    row: acceptance,
    words: opened<AcceptanceWords>(open, id, acceptance.words),
  }
  const said = places && opened<PlacesWords>(open, id, places.words)
  const names = await accountNames(ctx.tx, councilId, [places?.by ?? null, ...tasks.map(task => task.doneBy)])
  const name = (account: string | null) => (account && names.get(account)) ?? null
  const person = await personInBrief(ctx, row.personId)
  const { lead, holds, because } = responsibilityOf(placesAsRuled(places, accepted))
  return {
    ...{ lead, holds, because, knownFunding: person?.funding ?? null },
    places: places
      ? {
          version: places.version,
          ...{ happenedIn: places.happenedIn, adultNow: places.adultNow, adultNowIn: places.adultNowIn },
          ...{ fundedBy: places.fundedBy, at: places.at.toString(), by: name(places.by) },
          placedBy: said?.placedBy ?? null,
          where: said?.where ?? null,
        }
      : null,
    acceptance: acceptance
      ? {
          ...{ councilCode: acceptance.councilCode, acceptedOn: acceptance.acceptedOn },
          acceptedBy: accepted?.words?.acceptedBy ?? null,
          reason: accepted?.words?.reason ?? null,
        }
      : null,
    tasks: tasks.map(task => {
      const words = opened<TaskWords>(open, id, task.words)
      const { id: taskId, code, dueOn, doneOn, channel } = task
      return {
        ...{ id: taskId, code, dueOn, doneOn, channel, says: taskWords(code) },
        ...{ by: name(task.doneBy), to: words?.to ?? null, words: words?.text ?? null },
      }
    }),
  }
}

export const responsibilityPart = casePart({
  name: 'responsibility',
  output: ResponsibilityPart,
  load,
  blocks(value, whole, page) {
    const href = concernHref(whole.id)
    const may = page.mayEver(recordPlaces) ? href : undefined
    return [
      { place: 'facts', order: 270, block: placesBlock(value, page.councilName, may) },
      ...(value.tasks.length > 0
        ? [{ place: 'story' as const, order: 600, block: tasksBlock(value.tasks, page.today, may) }]
        : []),
    ]
  },
})
