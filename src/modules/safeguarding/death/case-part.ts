import { accountNames } from '#platform/accounts/names.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { CaseView } from '../case/schema.ts'
import { concernHref } from '../view/words.ts'
import { type DeathWords, recordDeath } from './commands.ts'
import { DeathView } from './schema.ts'
import { findDeath } from './store.ts'

export const deathPart = casePart({
  name: 'death',
  output: DeathView.nullable(),
  restsOn: { tables: ['death'], none: null },
  async load(ctx, row, open) {
    const found = await findDeath(ctx.tx, row.councilId, row.id)
    if (!found) return null
    const words = open(row.id, found.words) as DeathWords | undefined
    const names = await accountNames(ctx.tx, row.councilId, [found.familyContact, found.recordedBy])
    return {
      happened: found.happened,
      about: words?.about ?? null,
      othersAtRisk: found.othersAtRisk,
      othersWords: words?.others ?? null,
      words: words?.words ?? null,
      familyContact: (found.familyContact && names.get(found.familyContact)) ?? null,
      enquiryEnded: found.enquiryEnded,
      enquiryOutcome: found.enquiryEnded ? 'The adult died' : null,
      recordedAt: found.recordedAt.toString(),
      recordedBy: (found.recordedBy && names.get(found.recordedBy)) ?? null,
    }
  },
  blocks: (death, whole, ctx) =>
    death || whole.adultDiedOn
      ? [{ place: 'first', order: 5, block: { card: deathCard(death, whole, ctx) } }]
      : [],
  steps: (death, whole, ctx) =>
    !death && ctx.mayEver(recordDeath)
      ? [{ order: 860, link: { text: 'They have died', href: `${concernHref(whole.id)}/death` } }]
      : [],
})

const others = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Nobody knows yet: find out first',
} as const

function deathCard(death: DeathView | null, whole: CaseView, ctx: PageContext): CardModel {
  const on = whole.adultDiedOn
    ? `on ${formatCivilDate(whole.adultDiedOn)}`
    : (death?.about ?? 'on a day that is not known')
  const heading = `${whole.adult.name} died ${on}`
  if (!death) {
    const link = { text: 'Say what follows', href: `${concernHref(whole.id)}/death` }
    return {
      heading,
      text: 'Nobody has written in this case yet who else may be at risk, and what follows.',
      ...(ctx.mayEver(recordDeath) ? { links: [link] } : {}),
    }
  }
  const text = death.enquiryEnded
    ? 'The enquiry under section 42 ended with it: the adult died. What was planned with them has stopped. What is followed up runs on.'
    : 'What was planned with them has stopped. What is followed up runs on.'
  return {
    heading,
    text,
    facts: [
      {
        term: 'Is somebody else at risk?',
        value: others[death.othersAtRisk],
        ...(death.othersWords ? { note: death.othersWords } : {}),
      },
      {
        term: 'Who speaks to the family',
        ...(death.familyContact ? { value: death.familyContact } : { missing: 'Nobody has been named yet' }),
      },
      ...(death.words ? [{ term: 'What is known', value: death.words }] : []),
      { term: 'Recorded', value: `${formatDateTime(death.recordedAt)}, ${death.recordedBy ?? 'somebody'}` },
    ],
  }
}
