import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'

/** `npm run coverage:seeds`: writes docs/coverage.md, which says for each requirement what proves that it works. */
const root = join(import.meta.dirname, '..')

const Requirement = z.object({
  id: z.string().regex(/^[EP]\d{1,2}[a-e]?$/),
  who: z.string(),
  what: z.string(),
})
const Requirements = z.object({ title: z.string(), source: z.string(), rows: z.array(Requirement) })
export type Requirement = z.infer<typeof Requirement>

/** What a person who read a row in the running product says of it. Kept by hand, by requirement id. */
const Verdict = z.strictObject({
  see: z.string().optional(),
  readBy: z.string().optional(),
  readOn: z.iso.date().optional(),
  /** `token`: it is there, and nobody's day changes. */
  verdict: z.enum(['works', 'token', 'harmful']).optional(),
})
const Verdicts = z.record(z.string(), Verdict)
export type Verdicts = z.infer<typeof Verdicts>

/** A journey test and a requirement it says it proves, by the tag in its title: `@E12`. */
export interface Journey {
  readonly file: string
  readonly title: string
  readonly id: string
}

export interface Coverage {
  readonly requirements: z.infer<typeof Requirements>
  readonly verdicts: Verdicts
  readonly journeys: readonly Journey[]
}

export const coverageFile = join(root, 'docs/coverage.md')

export function readCoverage(): Coverage {
  return {
    requirements: Requirements.parse(readJson('docs/requirements.json')),
    verdicts: Verdicts.parse(readJson('docs/coverage-verdicts.json')),
    journeys: journeyFiles().flatMap(file =>
      journeysIn(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')),
    ),
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'))
}

function journeyFiles(): readonly string[] {
  const folder = join(root, 'tests/journeys')
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names
      .filter(name => name.endsWith('.test.ts'))
      .sort()
      .map(name => join(folder, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const TITLE = /\b(?:it|test|describe)(?:\.\w+)*(?:\([^'"`]*\)\s*)?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g
const TAG = /@([A-Z]\w*)/g

/** The tags in the titles of one file of tests; a skipped test proves nothing and is left out. */
export function journeysIn(file: string, text: string): readonly Journey[] {
  return [...text.matchAll(TITLE)]
    .filter(match => !/\.(skip|todo)\b/.test(match[0]))
    .flatMap(match => {
      const whole = match[2] ?? ''
      const title = whole.replaceAll(TAG, '').replaceAll(/\s+/g, ' ').trim()
      return [...whole.matchAll(TAG)].map(tag => ({ file, title, id: tag[1] ?? '' }))
    })
}

/** Names in tests or verdicts that are no requirement: a proof of nothing. */
export function strangers({ requirements, verdicts, journeys }: Coverage): readonly string[] {
  const known = new Set(requirements.rows.map(row => row.id))
  return [
    ...journeys.filter(({ id }) => !known.has(id)).map(({ file, id }) => `${file} names @${id}`),
    ...Object.keys(verdicts)
      .filter(id => !known.has(id))
      .map(id => `docs/coverage-verdicts.json names ${id}`),
  ]
}

/** The page as Markdown. Throws when a test or a verdict names a requirement that does not exist. */
export function coveragePage(coverage: Coverage): string {
  const wrong = strangers(coverage)
  if (wrong.length > 0) throw new Error(`${wrong.join('; ')}: correct the id, or add the requirement`)
  const { requirements, journeys, verdicts } = coverage
  const proven = requirements.rows.filter(row => journeys.some(({ id }) => id === row.id)).length
  const read = requirements.rows.filter(row => verdicts[row.id]?.verdict).length
  return `# ${requirements.title}

<!-- Written by \`npm run coverage:seeds\`. Change docs/requirements.json, docs/coverage-verdicts.json or the tests instead. -->

${requirements.source}

A row works when somebody in that role can do it from end to end in the running product. A journey test in \`tests/journeys\` that carries the row's id in its title (\`@E12\`) proves it on every run. Then a person reads the row in the product and says what they found: **works**, **token** (it is there, and nobody's day changes) or **harmful**.

${proven} of ${requirements.rows.length} rows have a journey test. ${read} have been read by a person.

| id | who | what must work | proven by | where to see it | read by | on | verdict |
|---|---|---|---|---|---|---|---|
${requirements.rows.map(row => lineOf(row, coverage)).join('\n')}
`
}

function lineOf(row: Requirement, { journeys, verdicts }: Coverage): string {
  const mine = journeys.filter(({ id }) => id === row.id)
  const proofs = mine.map(({ file, title }) => `[${title}](../${file})`)
  const { see = '', readBy = '', readOn = '', verdict = 'not yet looked at' } = verdicts[row.id] ?? {}
  const cells = [
    row.id,
    row.who,
    row.what,
    proofs.join('<br>') || 'no test yet',
    see,
    readBy,
    readOn,
    verdict,
  ]
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

if (import.meta.main) {
  writeFileSync(coverageFile, coveragePage(readCoverage()))
  console.log(`Wrote ${relative(process.cwd(), coverageFile)}`)
}
