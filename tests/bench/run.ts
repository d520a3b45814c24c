import { benchCore } from './core.ts'
import { benchEngland } from './england/england.ts'
import { benchImports } from './imports/imports.ts'
import { benchIntelligence } from './intelligence/intelligence.ts'
import { benchSafeguarding } from './safeguarding/safeguarding.ts'

const parts = {
  core: benchCore,
  england: benchEngland,
  imports: benchImports,
  intelligence: benchIntelligence,
  safeguarding: benchSafeguarding,
} as const

/**
 * `npm run bench`: numbers with their method and machine, each part into its place in docs/benchmarks.md. All of it
 * takes about an hour; `npm run bench -- england` runs one part. Nothing but this machine is asked anything.
 */
async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter(name => !(name in parts))
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`)
  for (const [name, run] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) await run()
  }
}

await main(process.argv.slice(2))
