import type pg from 'pg'
import type { Permission } from './access/permissions.ts'
import { mergePolicies, type Policy } from './access/policy.ts'
import type { PersonRole } from './access/roles.ts'
import type { Command } from './command.ts'
import type { OpenPage } from './http/open/page.ts'
import type { Page } from './http/page/page.ts'
import type { Panel } from './http/page/panel.ts'
import type { Query } from './query.ts'
import { type Telling, type Tellings, tellingsOf } from './webhooks/telling.ts'
import type { Workflow } from './workflow/workflow.ts'

// A list of units of many shapes: what each takes and gives is its own affair.
// biome-ignore lint/suspicious/noExplicitAny: variance: a list of commands of every input and subject
export type AnyCommand = Command<any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyQuery = Query<any, any, any>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyWorkflow = Workflow<any, any>

export interface NavigationItem {
  readonly label: string
  readonly href: string
  readonly roles: readonly PersonRole[]
  /** Lower comes first. */
  readonly order: number
}

/** A command run by the system at set times: minute hour day month weekday, London time. */
export interface Schedule {
  readonly command: AnyCommand
  readonly cron: string
  readonly input: unknown
}

/** A command without input run by the system within seconds of there being work for it. */
export interface Sweep {
  readonly command: AnyCommand
  /** The councils that have such work now: one cheap query, asked every few seconds. */
  readonly due: (pool: pg.Pool, now: Temporal.Instant) => Promise<readonly string[]>
}

/** One part of the chain, entered through its index.ts only. Everything else derives from the list of these. */
export interface Module {
  readonly name: string
  readonly policy: Policy
  readonly commands: readonly AnyCommand[]
  readonly queries: readonly AnyQuery[]
  readonly pages: readonly Page[]
  /** Pages for anyone, without an account. */
  readonly openPages?: readonly OpenPage[]
  readonly navigation?: readonly NavigationItem[]
  /** What this module adds to other modules' pages. */
  readonly panels?: readonly Panel[]
  readonly schedules?: readonly Schedule[]
  readonly sweeps?: readonly Sweep[]
  readonly workflows?: readonly AnyWorkflow[]
  /** Where the page of a record lies, by the type of subject that it is: for whoever comes from the log, say. */
  readonly records?: Readonly<Record<string, (id: string) => string>>
  /** Which of its events are told to other systems of the council that ask for them; the others never are. */
  readonly tells?: readonly Telling[]
  /** Folder of this module's templates, reached as `name/file.njk`. */
  readonly views?: string
}

export interface Product {
  readonly modules: readonly Module[]
  readonly policy: Policy
  readonly commands: ReadonlyMap<string, AnyCommand>
  readonly queries: ReadonlyMap<string, AnyQuery>
  /** By the action of the event. */
  readonly tells: Tellings
}

/**
 * Puts the modules together and refuses to start on a mistake: two units of one name, a permission without a
 * rule, an event that is told in two ways.
 */
export function assemble(modules: readonly Module[]): Product {
  const policy = mergePolicies(modules.map(module => module.policy))
  const commands = byName(modules.flatMap(module => module.commands))
  const queries = byName(modules.flatMap(module => module.queries))
  const ruleless = [...commands.values(), ...queries.values()].filter(unit => !policy[unit.can as Permission])
  if (ruleless.length > 0) {
    const list = ruleless.map(unit => `${unit.can} (used by ${unit.name})`).join(', ')
    throw new Error(`These permissions have no rule: ${list}. Add each to its module's policy.`)
  }
  const tells = tellingsOf(modules.flatMap(module => module.tells ?? []))
  return { modules, policy, commands, queries, tells }
}

function byName<U extends { readonly name: string }>(units: readonly U[]): ReadonlyMap<string, U> {
  const map = new Map<string, U>()
  for (const unit of units) {
    if (map.has(unit.name)) throw new Error(`Two units are called ${unit.name}: rename one`)
    map.set(unit.name, unit)
  }
  return map
}
