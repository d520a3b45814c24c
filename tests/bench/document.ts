import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
const path = join(root, 'docs/benchmarks.md')

/** Puts what a part of the bench measured in its place in docs/benchmarks.md, and leaves the other parts. */
export function writePart(name: string, text: string): void {
  const document = readFileSync(path, 'utf8')
  const [begin, end] = [`<!-- ${name}: written by the bench -->`, `<!-- end of ${name} -->`]
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from)
    throw new Error(`docs/benchmarks.md has no place for ${name}: ${begin} ... ${end}`)
  const before = document.slice(0, from + begin.length)
  writeFileSync(path, `${before}\n\n${text.trim()}\n\n${document.slice(to)}`)
  process.stdout.write(`${text}\n`)
}

/** Where and with what a part was measured. */
export function machineLine(): string {
  const [cpu] = cpus()
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `Machine: ${cpus().length} × ${cpu?.model.trim()}, ${memory} GiB; Node ${process.versions.node}; embedded PostgreSQL 18 with
fsync on, on the same cores as the servers and the load. Code: ${commit}.`
}
