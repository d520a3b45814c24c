import type { Module } from '#platform/module.ts'
import { productRows } from './matrix.ts'

/** docs/permissions.md: the matrix for people to read, with what each permission lets one do. */
export function permissionsPage(modules: readonly Module[]): string {
  const permissions = [...new Set(productRows.map(row => row.permission))]
  const units = modules.flatMap(module => [...module.commands, ...module.queries])
  const lines = permissions.flatMap(permission => {
    const does = units.filter(unit => unit.can === permission).map(unit => unit.does)
    return productRows
      .filter(row => row.permission === permission)
      .map(
        (row, at) =>
          `| ${at === 0 ? `\`${permission}\`` : ''} | ${row.who} | ${row.reach} | ${at === 0 ? does.join(' ') : ''} |`,
      )
  })
  return `${head}${lines.join('\n')}\n`
}

const head = `# Who may do what

Made by the tests from the permission matrix (\`tests/matrix/matrix.ts\`), against which every command and query is tried in every role. After a change: \`UPDATE_DOCS=1 npx vitest run tests/matrix\`.

Whoever is not named is refused, and the refusal is written down. A person with a conflict of interest is kept away from a record whatever their role. *Everyone* is every role of a person; *officers* are those who work for the council; *home people* are a home's manager and staff; the *safeguarding team* are practitioners, managers and duty workers; *lantern* is the system itself.

*national*: reference data, of no council. *own council*: a record of one's council, or the council as a whole. *own home*: about a home one acts for. *own report*: what one raised oneself. *assigned*: assigned to one. *open*: it stands open to one's role as it is now: not restricted, and not yet anybody's. *emergency*: within 24 hours of opening a record in an emergency, with a reason that is reviewed.

| permission | who | to what | what it lets them do |
|---|---|---|---|
`
