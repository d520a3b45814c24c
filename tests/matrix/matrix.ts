/**
 * Who may do what to which records: the permission matrix, written by hand from what each role's work needs.
 * The policies of the modules are NOT its source; the tests hold the two against each other.
 *
 * Who: a role, or a group of roles (see `groups`). To what:
 * - `national`: reference data that belongs to no council
 * - `own council`: a record of the council one works for, or that council as a whole
 * - `own home`: a record about a home one acts for, in one's council
 * - `own report`: a record that one made or raised oneself
 * - `assigned`: a record that was assigned to one
 * - `open`: a record of one's council that stands open to one's role as it is now: not restricted, not yet anybody's
 * - `emergency`: a record of the own council, within 24 hours of breaking the glass for it
 *
 * What is not here is refused. Whoever is excluded from a record is refused whatever is here.
 */
const product = `
  permission          | who                                                                   | to what
  --------------------|-----------------------------------------------------------------------|-------------
  home.read           | everyone, lantern                                                     | national
  home.search         | everyone, lantern, public                                             | national
  home.export         | everyone, lantern                                                     | national
  import.run          | administrator, lantern                                                | own council
  import.read         | officers, lantern                                                     | own council
  join.read           | officers, lantern                                                     | national
  join.decide         | quality-officer, administrator                                        | own council
  challenge.raise     | officers                                                              | own council
  challenge.raise     | provider-manager                                                      | own home
  challenge.read      | officers                                                              | own council
  challenge.read      | home people                                                           | own home
  challenge.settle    | quality-officer                                                       | own council
  challenge.withdraw  | officers, provider-manager                                            | own report
  local-fact.read     | officers, lantern                                                     | own council
  local-fact.read     | home people                                                           | own home
  local-fact.record   | quality-officer, commissioner, administrator                          | own council
  local-fact.withdraw | quality-officer, commissioner, administrator                          | own council
  local-fact.withdraw | partner                                                               | own report
  health.read         | officers, partner, lantern                                            | own council
  health.read         | home people                                                           | own home
  health.record       | quality-officer, commissioner, administrator, partner                 | own council
  health.tell         | quality-officer, commissioner                                         | own council
  local-fact.import   | administrator, commissioner, lantern                                  | own council
  market.read         | officers, board-member, lantern                                       | own council
  mismatch.challenge  | lantern                                                               | own council
  watch.own           | everyone                                                              | own council
  filter.keep         | everyone                                                              | own council
  filter.own          | everyone                                                              | own report
  filter.note         | lantern                                                               | own council
  person.search       | safeguarding team                                                     | own council
  person.read         | safeguarding team                                                     | open
  person.read         | safeguarding team                                                     | emergency
  person.record       | safeguarding team, lantern                                            | own council
  person.change       | safeguarding team                                                     | open
  person.change       | safeguarding team                                                     | emergency
  concern.raise       | officers, board-member, partner, advocate, lantern                    | own council
  concern.raise       | home people                                                           | own home
  concern.list        | officers                                                              | own council
  concern.read        | safeguarding team                                                     | open
  concern.read        | officers                                                              | assigned
  concern.read        | safeguarding team                                                     | emergency
  concern.work        | safeguarding team                                                     | open
  concern.work        | officers                                                              | assigned
  concern.work        | safeguarding team                                                     | emergency
  concern.decide      | safeguarding-practitioner, safeguarding-manager                       | open
  concern.decide      | safeguarding-practitioner, safeguarding-manager                       | assigned
  concern.allocate    | safeguarding-manager                                                  | open
  concern.allocate    | safeguarding-manager                                                  | assigned
  concern.restrict    | safeguarding-manager                                                  | open
  concern.restrict    | safeguarding-manager                                                  | assigned
  residents.read      | safeguarding team                                                     | own council
  residents.work      | safeguarding team                                                     | own council
  request.sign        | safeguarding-manager                                                  | open
  request.sign        | safeguarding-manager                                                  | assigned
  request.read        | home people, partner                                                  | assigned
  request.answer      | home people, partner                                                  | assigned
  feedback.plan       | safeguarding-practitioner, safeguarding-manager                       | open
  feedback.plan       | safeguarding-practitioner, safeguarding-manager                       | assigned
  feedback.ask        | officers, advocate                                                    | assigned
  feedback.list       | officers, advocate                                                    | own council
  theme.read          | officers, board-member, advocate, lantern                             | own council
  theme.answer        | safeguarding-manager, commissioner                                    | own council
  quality.see         | safeguarding-manager                                                  | own council
  pattern.look        | safeguarding-manager                                                  | own council
  concern.reread      | safeguarding-practitioner, safeguarding-manager                       | open
  concern.reread      | safeguarding-practitioner, safeguarding-manager                       | assigned
  concern.move-person | safeguarding-practitioner, safeguarding-manager                       | open
  concern.move-person | safeguarding-practitioner, safeguarding-manager                       | assigned
  data-quality.see    | safeguarding-manager, analyst                                         | own council
  retention.hold      | information-governance, safeguarding-manager                          | own council
  retention.govern    | information-governance                                                | own council
  retention.run       | lantern                                                               | own council
  access-request.handle | information-governance                                              | own council
  breach.handle       | information-governance                                                | own council
  exchange.manage     | administrator                                                         | own council
  exchange.feed       | administrator, lantern                                                | own council
  target.read         | officers                                                              | own council
  target.set          | safeguarding-manager, administrator                                   | own council
  report.follow       | everyone                                                              | own report
  report.tell         | public                                                                | own council
  report.list         | safeguarding team, quality-officer                                    | own council
  report.read         | safeguarding team, quality-officer                                    | open
  report.read         | officers                                                              | assigned
  report.sort         | safeguarding team                                                     | open
  report.sort         | safeguarding team                                                     | assigned
  team.manage         | safeguarding-manager, lantern                                         | own council
  source.read         | safeguarding-manager                                                  | open
  source.read         | officers                                                              | assigned
  source.read         | safeguarding team                                                     | emergency
  source.record       | safeguarding-manager                                                  | open
  source.record       | officers                                                              | assigned
  source.record       | safeguarding team                                                     | emergency
  account.read        | administrator, information-governance, lantern                        | own council
  account.manage      | administrator, lantern                                                | own council
  token.manage        | administrator, lantern                                                | own council
  session.own         | everyone                                                              | own report
  session.own         | lantern                                                               | own council
  glass.break         | officers                                                              | own council
  glass.read          | information-governance                                                | own council
  glass.review        | information-governance                                                | own council
  exclusion.manage    | administrator, information-governance, safeguarding-manager, lantern  | own council
  event.read          | information-governance                                                | own council
  event.export        | information-governance                                                | own council
  event.verify        | information-governance, lantern                                       | own council
  event.seal          | lantern                                                               | own council
  job.read            | administrator                                                         | own council
  job.manage          | administrator                                                         | own council
  job.housekeep       | lantern                                                               | own council
  message.read        | administrator                                                         | own council
  message.send        | lantern                                                               | own council
  webhook.read        | administrator                                                         | own council
  webhook.manage      | administrator                                                         | own council
  webhook.tell        | lantern                                                               | own council
  today.read          | everyone                                                              | own council
  today.mark          | everyone                                                              | own council
  organisational.list | officers                                                              | own council
  organisational.start | safeguarding-practitioner, safeguarding-manager                       | own council
  organisational.read | safeguarding team                                                     | open
  organisational.read | officers                                                              | assigned
  organisational.residents | safeguarding team                                                     | open
  organisational.residents | safeguarding-practitioner, safeguarding-manager, duty-worker, practice-officer, dols-coordinator, assessor, signatory, analyst, information-governance, administrator | assigned
  organisational.work | safeguarding team                                                     | open
  organisational.work | safeguarding-practitioner, safeguarding-manager, duty-worker, practice-officer, dols-coordinator, assessor, signatory, analyst, information-governance, administrator | assigned
  organisational.decide | safeguarding-manager                                                  | open
  trust.list          | officers                                                              | own council
  trust.raise         | safeguarding-practitioner, safeguarding-manager                       | own council
  trust.read          | safeguarding-manager                                                  | open
  trust.read          | officers                                                              | assigned
  trust.work          | safeguarding-manager                                                  | open
  trust.work          | officers                                                              | assigned
  dispute.review      | officers                                                              | assigned
  ombudsman.list      | information-governance, safeguarding-manager                          | own council
  ombudsman.record    | information-governance, safeguarding-manager                          | own council
  ombudsman.handle    | information-governance, safeguarding-manager                          | open
  member-letter.list  | safeguarding team                                                     | own council
  member-letter.log   | safeguarding team                                                     | own council
  member-letter.work  | safeguarding team                                                     | open
  member-letter.work  | officers                                                              | assigned
  member-letter.sign  | safeguarding-manager                                                  | open
  member-letter.sign  | safeguarding-manager                                                  | assigned
  court.list          | information-governance, safeguarding-manager                          | own council
  court.export        | information-governance                                                | own council
  court.export        | safeguarding-manager                                                  | open
  court.export        | safeguarding-manager                                                  | assigned
  review.refer        | officers, board-member, partner, advocate                             | own council
  review.refer        | provider-manager                                                      | own home
  review.list         | board-member, safeguarding-manager                                    | own council
  review.read         | board-member, safeguarding-manager                                    | own council
  review.work         | board-member, safeguarding-manager                                    | own council
  review.decide       | board-member                                                          | own council
  intelligence.read   | quality-officer, commissioner, safeguarding team, board-member, lantern | own council
  intelligence.decide | quality-officer, safeguarding-practitioner, safeguarding-manager      | own council
  intelligence.work   | lantern                                                               | own council
  own-ten.write       | quality-officer, commissioner, safeguarding-practitioner, safeguarding-manager | own council
  first-look.read     | quality-officer, safeguarding-practitioner, safeguarding-manager      | open
  first-look.record   | quality-officer, safeguarding-practitioner, safeguarding-manager      | open
  home-edition.read   | officers                                                              | own council
  home-edition.read   | home people                                                           | own home
  eyes.list           | officers                                                              | own council
  eyes.read           | officers                                                              | own council
  eyes.read           | home people                                                           | own home
  eyes.record         | officers                                                              | own council
  eyes.record         | provider-manager                                                      | own home
  remedy.work         | practice-officer, quality-officer, commissioner                       | own council
  resident-eyes.read  | safeguarding team                                                     | open
  resident-eyes.record | safeguarding team                                                    | open
  indicator.read      | analyst, quality-officer, commissioner, safeguarding-manager, board-member | own council
  indicator.define    | analyst                                                               | own council
  indicator.use       | quality-officer, commissioner, safeguarding-manager                   | own council
  indicator.retire    | analyst, quality-officer, commissioner, safeguarding-manager          | own council
  source-quality.read | officers, board-member                                                | own council
  submission.contribute | officers, partner, advocate                                           | own council
  submission.contribute | provider-manager                                                      | own home
  submission.list     | officers, partner, advocate, provider-manager                         | own council
  submission.read     | officers, partner, advocate, provider-manager                         | own report
  submission.read     | officers                                                              | open
  submission.change   | officers, partner, advocate, provider-manager                         | own report
  submission.change   | quality-officer, safeguarding-manager                                 | open
  submission.import   | partner, quality-officer, commissioner, administrator, lantern        | own council
  submission.undo     | partner                                                               | own report
  submission.undo     | quality-officer, administrator, lantern                               | own council
  submission-double.list | quality-officer, safeguarding-practitioner, safeguarding-manager      | own council
  submission-double.decide | quality-officer, safeguarding-practitioner, safeguarding-manager      | open
  sharing.list        | officers, partner, advocate                                           | own council
  sharing.read        | quality-officer, commissioner, safeguarding-manager                   | own council
  sharing.read        | officers, partner, advocate                                           | assigned
  sharing.work        | quality-officer, commissioner, safeguarding-manager                   | own council
  sharing-pack.read   | quality-officer, commissioner, safeguarding-manager                   | open
  sharing-pack.read   | officers, partner, advocate                                           | assigned
  sharing-decision.list | officers, partner, advocate                                         | own council
  sharing-decision.read | quality-officer, commissioner, safeguarding-manager                 | open
  sharing-decision.read | officers, partner, advocate                                         | assigned
  sharing-decision.finish | quality-officer, commissioner, safeguarding-manager               | open
  sharing-decision.finish | officers, partner, advocate                                       | assigned
  latency.list        | quality-officer, commissioner, safeguarding-manager, board-member     | own council
  latency.read        | quality-officer, commissioner, safeguarding-manager, board-member     | open
  latency.work        | quality-officer, safeguarding-manager                                 | open
  model-card.read     | officers, board-member, lantern                                       | own council
`

/** Test-only modules: for what no module of the product does yet. */
const testOnly = `
  plot.read           | quality-officer                                                       | own council
  plot.read           | provider-manager                                                      | own home
  plot.read           | officers                                                              | own report
  plot.read           | duty-worker                                                           | emergency
  plot.list           | officers, provider-manager                                            | own council
  plot.tend           | quality-officer                                                       | own council
  plot.neglect        | quality-officer                                                       | own council
  mirror.look         | analyst                                                               | national
  mirror.look         | safeguarding-manager                                                  | own council
  mirror.look         | home people                                                           | own home
  mirror.look         | advocate, partner, provider-staff                                     | own report
  mirror.look         | assessor, signatory                                                   | assigned
  mirror.look         | duty-worker, safeguarding-practitioner                                | open
  mirror.look         | duty-worker, assessor                                                 | emergency
`

const officers = [
  'quality-officer',
  'commissioner',
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
  'practice-officer',
  'dols-coordinator',
  'assessor',
  'signatory',
  'analyst',
  'information-governance',
  'administrator',
]
const homePeople = ['provider-manager', 'provider-nominated', 'provider-staff']

/** Every role there is, in the order of the page. `system` is Lantern itself, `public` anyone not signed in. */
export const roleNames = [
  ...officers,
  'board-member',
  ...homePeople,
  'partner',
  'advocate',
  'system',
  'public',
] as const

const groups: Readonly<Record<string, readonly string[]>> = {
  officers,
  'home people': homePeople,
  'safeguarding team': ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker'],
  everyone: [...officers, 'board-member', ...homePeople, 'partner', 'advocate'],
  lantern: ['system'],
}

export const reaches = [
  'national',
  'own council',
  'own home',
  'own report',
  'assigned',
  'open',
  'emergency',
] as const
export type Reach = (typeof reaches)[number]

export interface Row {
  readonly permission: string
  readonly roles: readonly string[]
  /** As the table has it: roles and groups. */
  readonly who: string
  readonly reach: Reach
}

function rowsOf(table: string): readonly Row[] {
  const lines = table.split('\n').filter(line => line.includes('|') && !/permission +\||---/.test(line))
  return lines.map(line => {
    const [permission = '', who = '', reach = ''] = line.split('|').map(cell => cell.trim())
    return { permission, who, roles: rolesIn(who), reach: reachIn(reach) }
  })
}

function rolesIn(who: string): readonly string[] {
  return who.split(', ').flatMap(word => {
    if (groups[word]) return groups[word]
    if ((roleNames as readonly string[]).includes(word)) return [word]
    throw new Error(`The matrix speaks of ${word}: that is no role and no group`)
  })
}

function reachIn(text: string): Reach {
  const reach = reaches.find(one => one === text)
  if (reach) return reach
  throw new Error(`The matrix speaks of "${text}": it must be one of ${reaches.join(', ')}`)
}

export const productRows = rowsOf(product)
export const testRows = rowsOf(testOnly)
export const rows = [...productRows, ...testRows]
