import { stableId } from '#platform/ids.ts'
import { keyForNewRecord } from '#platform/vault/index.ts'
import { bulk } from '../../modules/safeguarding/index.ts'
import type { Adding } from '../bulk/copy.ts'
import { idAt } from '../bulk/ids.ts'
import { fenmarshId } from '../identity/index.ts'
import type { Random } from '../random.ts'
import type { Case } from './case.ts'
import { DAY, dateOf, iso } from './course.ts'
import type { Staff } from './staff.ts'
import { asked, say, work } from './words/index.ts'

/** Somebody looked at what keeps happening, some days after the newest of it; what is newer still waits. */
export function addLooks(cases: readonly Case[], rows: Adding, random: Random): void {
  const [first] = cases
  if (!first) return
  const below = cases.flatMap(belowOf)
  const now = first.now
  for (const pattern of bulk.patternsIn(below, [], dateOf(now))) {
    const newest = pattern.newest.toZonedDateTime('Europe/London').epochMilliseconds
    const at = newest + random.int(3, 15) * DAY + 11 * 3_600_000
    if (at >= now) continue
    const id = idAt(at, random)
    const { wrapped, seal } = keyForNewRecord(id)
    const who = cases.find(one => one.adult.id === pattern.aboutId)?.adult ?? first.adult
    const text = say(random, work.patternLook, who)
    rows.add('platform.record_key', { councilId: fenmarshId, recordId: id, wrapped })
    rows.add('safeguarding.pattern_look', {
      ...{
        councilId: fenmarshId,
        id,
        about: pattern.about,
        aboutId: pattern.aboutId,
        counted: pattern.inYear,
      },
      ...{ outcome: random.pick(['prevention-seen', 'care-review', 'quality-team', 'nothing-more']) },
      ...{ at: iso(at), by: first.staff.manager, words: seal({ text } satisfies bulk.NoteWords) },
    })
  }
}

function belowOf({ course, adult, scene }: Case): readonly bulk.BelowThreshold[] {
  if (course.outcome !== 'no-enquiry') return []
  return [
    { personId: adult.id, homeId: adult.home.id, abuseTypes: scene.types, on: dateOf(course.receivedAt) },
  ]
}

/** What came of what people said in these years, for everybody to read. */
export function addThemeAnswers(rows: Adding, staff: Staff, now: number): void {
  for (const [theme, kind, daysAgo, publicWords] of asked.themeAnswers) {
    rows.add('safeguarding.theme_answer', {
      ...{ councilId: fenmarshId, id: stableId('demonstration', 'theme-answer', theme, String(daysAgo)) },
      ...{ theme, kind, publicWords, answeredAt: iso(now - daysAgo * DAY), answeredBy: staff.manager },
    })
  }
}
