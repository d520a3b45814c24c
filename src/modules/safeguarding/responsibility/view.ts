import { labelOf } from '#law/code-list.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { FactModel } from '#platform/view/models.ts'
import type { CaseBlock } from '../case/part.ts'
import { ASK_BEFORE_RETURN, councilName } from './rules.ts'
import type { ResponsibilityPart, TaskView } from './schema.ts'

export function placesBlock(value: ResponsibilityPart, own: string, href: string | undefined): CaseBlock {
  const { places, lead, holds, because, acceptance } = value
  const ours = holds === 'own'
  const links = href
    ? [
        { text: places ? 'Change' : 'Write it down', href: `${href}/places` },
        ...(places ? [{ text: 'Another council accepted it', href: `${href}/acceptance` }] : []),
      ]
    : []
  const accepted = acceptance
    ? [
        {
          term: 'Accepted in writing',
          value: `${acceptance.acceptedBy ?? 'A named person'}, ${formatCivilDate(acceptance.acceptedOn)}`,
          ...(acceptance.reason ? { note: acceptance.reason } : {}),
        },
      ]
    : []
  return {
    card: {
      heading: ours ? 'We keep them safe' : `${councilName(holds, own)} keeps them safe`,
      tone: places ? 'plain' : 'lamp',
      text: places ? because : 'Nobody has written down yet where they are now, and who placed them or pays.',
      facts: [
        ...(places ? placeFacts(places, own) : []),
        ...(lead === holds ? [] : [{ term: 'Should lead', value: councilName(lead, own) }]),
        ...accepted,
      ],
      links,
    },
  }
}

function placeFacts(places: NonNullable<ResponsibilityPart['places']>, own: string): readonly FactModel[] {
  const at = places.adultNowIn ? { note: councilName(places.adultNowIn, own) } : {}
  return [
    {
      term: 'It happened in',
      ...(places.happenedIn ? { value: councilName(places.happenedIn, own) } : { missing: 'Not known' }),
      ...(places.where ? { note: places.where } : {}),
    },
    { term: 'They are now', value: labelOf('adult-now', places.adultNow), ...at },
    {
      term: 'Placed or paid by',
      value: labelOf('funders', places.fundedBy),
      ...(places.placedBy ? { note: places.placedBy } : {}),
    },
  ]
}

const channels: Readonly<Record<string, string>> = {
  telephone: 'by telephone',
  email: 'by email',
  letter: 'by letter',
  'in-person': 'in person',
  system: 'through their system',
  answers: 'by the answers about going back',
}

export function tasksBlock(
  tasks: readonly TaskView[],
  today: Temporal.PlainDate,
  href: string | undefined,
): CaseBlock {
  const waiting = tasks.filter(task => !task.doneOn)
  return {
    card: {
      heading: waiting.length > 0 ? 'Still to be told or asked' : 'Everybody was told',
      tone: waiting.length > 0 ? 'lamp' : 'plain',
      facts: tasks.map(task => taskFact(task, today, href)),
    },
  }
}

function taskFact(task: TaskView, today: Temporal.PlainDate, href: string | undefined): FactModel {
  const term = task.says
  const note = [task.to, task.words].filter(Boolean).join('. ')
  if (task.doneOn) {
    const how = channels[task.channel ?? ''] ?? ''
    const value = `Done on ${formatCivilDate(task.doneOn)} ${how}${task.by ? `, noted by ${task.by}` : ''}`
    return { term, value, ...(note ? { note } : {}) }
  }
  const late = task.dueOn < today.toString()
  return {
    term,
    value: `By ${formatCivilDate(task.dueOn)}`,
    ...(note ? { note } : {}),
    ...(late ? { tag: { text: 'Past', tone: 'clay' as const } } : {}),
    ...(href ? { action: actionOf(task, href) } : {}),
  }
}

/** Before they go back there is more to answer than that somebody was told. */
function actionOf({ id, code, says }: TaskView, href: string) {
  return code === ASK_BEFORE_RETURN
    ? { text: 'Answer', href: `${href}/circumstances/hospital`, hiddenText: says }
    : { text: 'Done', href: `${href}/tell/${id}`, hiddenText: says }
}
