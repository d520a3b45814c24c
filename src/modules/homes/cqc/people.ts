/**
 * Any key that may hold a person: contacts, nominated individuals, registered managers, partners, and
 * the parts of a person's name. Wide on purpose: a new field about a person should fall here too.
 */
const ABOUT_A_PERSON =
  /contacts?$|nominated|manager|^person(s|title|roles|name)?$|main\s*partner|(given|family|first|last|middle)name|surname|forename|^title$|inspector/i

/** Facts about the post, with no name in them, that stay. */
const NO_NAME_IN_IT = new Set(['registeredManagerAbsentDate', 'managerListed'])

type Json = Record<string, unknown>

/**
 * A copy of a CQC record without the names of people, for everything that is kept. It drops
 * `regulatedActivities[].contacts`, nominated individuals, registered managers and partners wherever they
 * stand, and notes as `managerListed` whether a registered manager was named: `true` or `false` when the
 * record lists contacts, absent when it lists none, since published copies often have them removed.
 * Doing it twice changes nothing. What is not an object comes back as it is.
 */
export function withoutPeople(json: unknown): unknown {
  if (!isObject(json)) return json
  const stripped = strip(json) as Json
  const listed = managerListed(json)
  if (listed === undefined || 'managerListed' in stripped) return stripped
  return { ...stripped, managerListed: listed }
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip)
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([key, inner]) => mayStay(key, inner))
  return Object.fromEntries(kept.map(([key, inner]) => [key, strip(inner)]))
}

function mayStay(key: string, value: unknown): boolean {
  if (key === 'managerListed') return typeof value === 'boolean'
  if (key === 'title') return isAssessmentTitle(value)
  return NO_NAME_IN_IT.has(key) || !ABOUT_A_PERSON.test(key)
}

/** `title` is a person's (Mr, Dr) except on assessments, where it reads "Ongoing Assessment for ...". */
function isAssessmentTitle(value: unknown): boolean {
  return typeof value === 'string' && /\bassessment\b/i.test(value)
}

function managerListed(record: Json): boolean | undefined {
  const contacts = contactsIn(record)
  if (contacts === undefined) return undefined
  return contacts.some(contact => /registered\s*manager/i.test(JSON.stringify(contact)))
}

function contactsIn(record: Json): unknown[] | undefined {
  const activities = Array.isArray(record.regulatedActivities) ? record.regulatedActivities : []
  const lists = activities
    .filter(isObject)
    .map(activity => activity.contacts)
    .filter(Array.isArray)
  return lists.length === 0 ? undefined : lists.flat()
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
