import disputes from './data/dispute-codes.json' with { type: 'json' }
import governing from './data/governing-codes.json' with { type: 'json' }
import control from './data/person-in-control-codes.json' with { type: 'json' }
import collection from './data/safeguarding-collection-codes.json' with { type: 'json' }
import local from './data/safeguarding-local-codes.json' with { type: 'json' }
import work from './data/work-list-codes.json' with { type: 'json' }

/**
 * Lists of codes as dated data: `[validFrom, validTo)`, never deleted, so that an old record keeps the words it
 * was made with. A return for a year uses the codes that hold on 31 March of that year.
 */

/** How well a rule or a label is known. What is unsure is checked before it leaves in a return. */
export type Sureness = 'sourced' | 'general knowledge' | 'unsure'

/** A civil day, `2026-12-01`. */
export type Day = string | Temporal.PlainDate

export interface Code {
  readonly code: string
  /** What people read; in lists of a publisher letter for letter the publisher's. */
  readonly label: string
  readonly validFrom: string
  readonly validTo?: string
  /** The code of the same list that took its place. */
  readonly supersededBy?: string
  readonly help?: string
  readonly sureness: Sureness
  /** What rules need to know of it: `limits-movement-or-contact`, `risk-identified`. */
  readonly traits: readonly string[]
}

export interface CodeList {
  readonly listId: string
  readonly title: string
  readonly citation: string
  readonly sourceUrl?: string
  readonly sourceCheckedOn: string
  readonly sureness: Sureness
  readonly codes: readonly Code[]
}

/** A choice of a form, in the shape that fields take. */
export interface CodeOption {
  readonly value: string
  readonly text: string
  readonly hint?: string
}

/** The lists of the Safeguarding Adults Collection: their labels go into the return. */
export type CollectionListId =
  | 'abuse-types'
  | 'risk-sources'
  | 'risk-locations'
  | 'risk-assessment-outcomes'
  | 'risk-outcomes'
  | 'capacity'
  | 'outcomes-asked'
  | 'outcomes-achieved'
  | 'sex'
  | 'ethnicity'
  | 'primary-support-reasons'
  | 'health-conditions'
  | 'age-bands'
  | 'review-outcomes'
  | 'review-individuals'

export type LocalListId =
  | 'reporters'
  | 'reporter-choices'
  | 'no-enquiry-reasons'
  | 'no-enquiry-routes'
  | 'complaint-routes'
  | 'other-enquiry-reasons'
  | 'acting-without-agreement'
  | 'agreement'
  | 'not-yet-spoken'
  | 'feedback-not-given'
  | 'clock-pauses'
  | 'closing-reasons'
  | 'funders'
  | 'case-roles'
  | 'parallel-processes'
  | 'representatives'
  | 'protective-measures'
  | 'contact-channels'
  | 'survey-answered-by'
  | 'survey-not-asked'
  | 'finding-outcomes'
  | 'trust-outcomes'
  | 'felt-listened-to'
  | 'feels-safer'
  | 'not-safer-outcomes'
  | 'organisational-triggers'
  | 'organisational-bodies'
  | 'family-wishes'
  | 'trust-settings'
  | 'trust-bases'
  | 'trust-bodies'
  | 'source-kinds'
  | 'restriction-steps'
  | 'plan-review-outcomes'
  | 'reread-verdicts'
  | 'pattern-outcomes'
  | 'access-askers'
  | 'access-stops'
  | 'access-owners'
  | 'access-decisions'
  | 'withholding-reasons'
  | 'disclosure-grounds'
  | 'serious-harm-answers'
  | 'breach-outcomes'

/** Of the person in control: what they want, who may be told, what an act against their wish rests on. */
export type ControlListId =
  | 'who-said'
  | 'adult-now'
  | 'controlled-by-others'
  | 'told-of-decision'
  | 'data-protection-bases'
  | 'barred-because'
  | 'people-around'
  | 'reply-grounds'
  | 'letter-steps'
  | 'letter-wishes'
  | 'letter-routes'
  | 'letter-stopped'
  | 'handed-by'
  | 'file-kinds'
  | 'why-opened'

/** Of the work lists: what waits for whom, and floods of everyday harm. */
export type WorkListId = 'waiting-for' | 'waiting-on' | 'everyday-harms' | 'signs-against-a-batch'

/** Of disputes, the Ombudsman, letters from members, courts, and information. */
export type DisputeListId =
  | 'dispute-subjects'
  | 'dispute-sides'
  | 'dispute-outcomes'
  | 'dispute-routes'
  | 'ombudsman-outcomes'
  | 'member-kinds'
  | 'member-askers'
  | 'agreement-bases'
  | 'fact-sheet-parts'
  | 'court-proceedings'
  | 'court-restrictions'
  | 'information-exemptions'

export type CodeListId = CollectionListId | LocalListId | ControlListId | WorkListId | DisputeListId

type Written =
  | (typeof collection.lists)[number]
  | (typeof local.lists)[number]
  | (typeof control.lists)[number]
  | (typeof governing.lists)[number]
  | (typeof work.lists)[number]
  | (typeof disputes.lists)[number]

/** Every list, the collection's first. */
export const codeLists: readonly CodeList[] = [
  ...collection.lists,
  ...local.lists,
  ...control.lists,
  ...governing.lists,
  ...work.lists,
  ...disputes.lists,
].map(read)

const byId: ReadonlyMap<string, CodeList> = new Map(codeLists.map(list => [list.listId, list]))

export function codeList(id: CodeListId): CodeList {
  const found = byId.get(id)
  if (!found) throw new RangeError(`There is no list of codes named "${id}"`)
  return found
}

/** In the order of the list, which is the order of a form. */
export function codesOn(id: CodeListId, day: Day): readonly Code[] {
  return codesOf(codeList(id), day)
}

/** Throws where the code is none of the list's on that day, and says which are. */
export function codeOn(id: CodeListId, code: string, day: Day): Code {
  const held = codesOn(id, day)
  const found = held.find(one => one.code === code)
  if (found) return found
  throw new RangeError(
    `"${code}" is not in the list "${id}" on ${day}. Use one of: ${held.map(one => one.code).join(', ')}`,
  )
}

export function isCodeOn(id: CodeListId, code: string, day: Day): boolean {
  return codesOn(id, day).some(one => one.code === code)
}

/** The label of a code whenever it held: for old records. The code itself where the list never had it. */
export function labelOf(id: CodeListId, code: string): string {
  return codeList(id).codes.findLast(one => one.code === code)?.label ?? code
}

export function optionsOn(id: CodeListId, day: Day): readonly CodeOption[] {
  return codesOn(id, day).map(({ code, label, help }) => ({
    value: code,
    text: label,
    ...(help === undefined ? {} : { hint: help }),
  }))
}

/** True where the list says this of the code, whenever it held. */
export function hasTrait(id: CodeListId, code: string, trait: string): boolean {
  return codeList(id).codes.some(one => one.code === code && one.traits.includes(trait))
}

/** For a list that is not one of Lantern's: a council's own, or a test's. */
export function codesOf(list: Pick<CodeList, 'codes'>, day: Day): readonly Code[] {
  const on = String(day)
  return list.codes.filter(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on < validTo),
  )
}

/** A list and its rows say a first day and a sureness once; a row that differs says its own. */
function read({ validFrom, codes, ...list }: Written): CodeList {
  const sureness = list.sureness as Sureness
  return {
    ...list,
    sureness,
    codes: codes.map(code => ({ validFrom, traits: [], ...code, sureness: surenessOf(code) ?? sureness })),
  }
}

function surenessOf(code: object): Sureness | undefined {
  return 'sureness' in code ? (code.sureness as Sureness) : undefined
}
