import { labelOf } from '#law/code-list.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import type { PersonFound, PersonView } from '../person/schema.ts'

/** The date of birth, or about how old. */
export const born = ({ bornOn, bornAbout }: Pick<PersonFound, 'bornOn' | 'bornAbout'>): string | undefined =>
  bornOn ? formatCivilDate(bornOn) : (bornAbout ?? undefined)

const missing = 'Not known yet'
const fact = (term: string, value: string | null | undefined): FactModel =>
  value ? { term, value } : { term, missing }

const coded = (list: Parameters<typeof labelOf>[0], code: string | null): string | undefined =>
  code ? labelOf(list, code) : undefined

export function whoTheyAre(person: PersonView): CardModel {
  const { home, age } = person
  const when = born(person)
  return {
    heading: 'Who they are',
    facts: [
      fact('Called', person.knownAs),
      fact('Born', when && age !== null ? `${when}, ${age} years old` : when),
      ...(person.diedOn ? [fact('Died', formatCivilDate(person.diedOn))] : []),
      home ? { term: 'Lives at', value: home.name, href: `/homes/${home.id}` } : fact('Lives at', null),
      fact('Placed or paid for by', person.placedBy ?? coded('funders', person.funding)),
      fact('Sex', coded('sex', person.sex)),
      fact('Ethnicity', coded('ethnicity', person.ethnicity)),
      fact('Main reason for support', coded('primary-support-reasons', person.supportReason)),
      fact('Health', person.conditions.map(code => labelOf('health-conditions', code)).join('; ')),
    ],
    links: [{ text: 'Correct or complete', href: `/adults/${person.id}/change` }],
  }
}

export const howToTalk = ({ communication, matters }: PersonView): CardModel => ({
  heading: 'How to talk with them',
  tone: communication ? 'plain' : 'lamp',
  facts: [fact('Communication', communication), fact('What matters to them', matters)],
})
