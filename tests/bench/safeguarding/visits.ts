import type { Visitor } from '../signed-in.ts'
import type { Subjects } from './subjects.ts'

/** Who does something, with what there is to look at and what they raised themselves. */
export interface Person {
  readonly key: string
  readonly visitor: Visitor
  readonly base: string
  readonly subjects: Subjects
  /** Cases that they raised and have not decided. */
  readonly raised: string[]
}

/** What was done: under which keys the server tells of its time, and what the person waited. */
export interface Done {
  readonly keys: readonly string[]
  readonly ms: number
}

export interface Visit {
  readonly name: string
  /** Milliseconds that 95 of 100 may take at most. */
  readonly limit: number
  readonly act: (person: Person, turn: number) => Promise<Done>
}

const at = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T

async function open({ visitor, base }: Person, path: string) {
  const answer = await visitor.get(base + path)
  if (answer.status !== 200 || answer.url !== base + path)
    throw new Error(`${path} answered ${answer.status} at ${answer.url}`)
  return answer
}

const opening =
  (path: (person: Person, turn: number) => string): Visit['act'] =>
  async (person, turn) => {
    const asked = path(person, turn)
    const { ms } = await open(person, asked)
    return { keys: [asked], ms }
  }

const list = (query: string) => opening(() => `/safeguarding/concerns?${query}`)

const CALL = '/safeguarding/concerns/call'

const words =
  'His daughter rang. He has a new bruise on his arm, and nobody at the home could say how it came.'

/** The page for a telephone call, filled in and sent; what is timed is the sending. */
async function raise(person: Person, turn: number): Promise<Done> {
  const form = await open(person, CALL)
  const sent = await person.visitor.sendForm(form, {
    danger: turn % 10 === 0 ? 'now' : 'no',
    'adult.givenName': 'Walter',
    'adult.familyName': `Penhaligon ${person.key} ${turn}`,
    homeId: '',
    words,
  })
  const id = /\/safeguarding\/concerns\/([0-9a-f-]{36})$/.exec(sent.url)?.[1]
  if (!id) throw new Error(`Raising a concern ended with ${sent.status} at ${sent.url}`)
  person.raised.push(id)
  return { keys: [`POST ${CALL}`], ms: sent.ms }
}

/** The pages of the decision one after the other, on a case they raised; what is timed is the last sending. */
async function decide(person: Person, turn: number): Promise<Done> {
  if (person.raised.length === 0) await raise(person, turn)
  const path = `/safeguarding/concerns/${person.raised.pop()}/decision`
  const { visitor, base } = person
  const test = await visitor.get(base + path)
  const outcome = await visitor.sendForm(test, {
    'limbs.needs.answer': 'yes',
    'limbs.abuse.answer': 'yes',
    'limbs.protect.answer': 'unknown',
  })
  const check = await visitor.sendForm(outcome, { outcome: 'enquiry' })
  const done = await visitor.sendForm(check, {})
  if (done.status !== 200 || done.url !== base + path.replace('/decision', ''))
    throw new Error(`Deciding ended with ${done.status} at ${done.url}`)
  return { keys: [`POST ${check.url.slice(base.length)}`], ms: done.ms }
}

const caseOf = ({ subjects, key }: Person, turn: number): string =>
  at(subjects.ofTeam[key] ?? subjects.ofCouncil, turn)

/** A duty worker raises and does not decide: where others decide they raise once more. */
const mayDecide = (key: string): boolean => key !== 'duty-worker'

const enc = encodeURIComponent

export const reading: readonly Visit[] = [
  { name: 'New concerns', limit: 100, act: list('list=new&open=true') },
  { name: 'Your own', limit: 100, act: list('list=mine&open=true') },
  { name: 'Your team’s', limit: 100, act: list('list=team&open=true') },
  { name: 'Waiting on others', limit: 100, act: list('list=waiting&open=true') },
  { name: 'All open', limit: 100, act: list('list=all&open=true') },
  { name: 'All that ever came', limit: 100, act: list('list=all&open=') },
  {
    name: 'A case',
    limit: 100,
    act: opening((person, turn) => `/safeguarding/concerns/${caseOf(person, turn)}`),
  },
  {
    name: 'Search by name',
    limit: 100,
    act: opening(({ subjects }, turn) => `/safeguarding/concerns?q=${enc(at(subjects.names, turn))}&open=`),
  },
  {
    name: 'Search by reference',
    limit: 100,
    act: opening(({ subjects }, turn) => `/safeguarding/concerns?q=${at(subjects.references, turn)}&open=`),
  },
  {
    name: 'The busiest home, with its concerns',
    limit: 150,
    act: opening(({ subjects }) => `/homes/${subjects.busiestHome}`),
  },
]

export const visits: readonly Visit[] = [
  ...reading,
  { name: 'Raise a concern', limit: 120, act: raise },
  {
    name: 'Decide',
    limit: 120,
    act: (person, turn) => (mayDecide(person.key) ? decide(person, turn) : raise(person, turn)),
  },
]
