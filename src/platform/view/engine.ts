import { readdirSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import type { CivilDate } from './dates.ts'
import { civilDateOf } from './dates.ts'
import './exports.ts'
import { lanternFilters, mojFilters } from './filters.ts'

export interface ViewOptions {
  /** Template folders by namespace: `{ homes: '/.../homes/views' }` is reached as `homes/list.njk`. */
  readonly folders?: Readonly<Record<string, string>>
  /** From `buildAssets()`: plain name to hashed name. */
  readonly assets: { readonly files: Readonly<Record<string, string>> }
  /** Where the server serves the assets. */
  readonly assetPath?: string
  /** Read templates anew each time. */
  readonly development?: boolean
  /** The civil date that "ago" counts from: the clock's London date in the product. */
  readonly today?: () => CivilDate
}

export interface Views {
  /**
   * Renders `namespace/file.njk` to HTML. Everything in the context is escaped; nothing in it is trusted.
   * @throws when the template is missing or has a fault, naming the file.
   */
  render(template: string, context: object): string
}

const ownTemplates = join(import.meta.dirname, 'templates')
const govukTemplates = resolve(
  dirname(fileURLToPath(import.meta.resolve('govuk-frontend/package.json'))),
  'dist',
)
const mojTemplates = dirname(fileURLToPath(import.meta.resolve('@ministryofjustice/frontend/package.json')))

/** Makes the product's views. All templates of the product are compiled here, so that a fault shows at start. */
export function createViews(options: ViewOptions): Views {
  const folders = { ...options.folders, platform: ownTemplates }
  const loaders = [
    new NamespaceLoader(folders, options.development ?? false),
    new nunjucks.FileSystemLoader([govukTemplates, mojTemplates]),
  ].map(rememberingPaths)
  const environment = new nunjucks.Environment(loaders, {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  addFilters(environment, options)
  if (!options.development) compileAll(environment, folders)

  return { render: (template, context) => environment.render(template, context) }
}

/** A page takes in some hundred templates by './name', and where each lies never changes. */
function rememberingPaths<L extends nunjucks.Loader>(loader: L): L {
  const known = new Map<string, string>()
  loader.resolve = (from, to) => {
    const key = `${from} ${to}`
    const path = known.get(key) ?? resolve(dirname(from), to)
    known.set(key, path)
    return path
  }
  return loader
}

function addFilters(environment: nunjucks.Environment, options: ViewOptions): void {
  const today = options.today ?? (() => civilDateOf(new Date()))
  const filters = { ...mojFilters(), ...lanternFilters(today) }
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter as never)
  environment.addFilter('trim', trim)
  const path = options.assetPath ?? '/assets'
  environment.addFilter('asset', (name: string) => {
    const hashed = options.assets.files[name]
    if (!hashed)
      throw new Error(`There is no built asset named ${name}: see src/assets and scripts/build-assets.ts`)
    return `${path}/${hashed}`
  })
}

/**
 * In place of Nunjucks' own, whose pattern goes over each block once for every space in it: GOV.UK's macros
 * trim everything that they nest, and a long form took 14 ms instead of 5. What was safe stays safe.
 */
function trim(value: unknown): unknown {
  const text = String(value ?? '').trim()
  return value instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(text) : text
}

function compileAll(environment: nunjucks.Environment, folders: Readonly<Record<string, string>>): void {
  for (const [namespace, folder] of Object.entries(folders)) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.njk')) environment.getTemplate(`${namespace}/${file.split(sep).join('/')}`, true)
    }
  }
}

/** What Nunjucks expects of a loader that has no such template; its types leave it out. */
const notHere = null as unknown as nunjucks.LoaderSource

/** Finds `namespace/file.njk` in the namespace's folder, and nothing outside it. */
class NamespaceLoader extends nunjucks.Loader implements nunjucks.ILoader {
  readonly #folders: Readonly<Record<string, string>>
  readonly #noCache: boolean

  constructor(folders: Readonly<Record<string, string>>, noCache: boolean) {
    super()
    this.#folders = folders
    this.#noCache = noCache
  }

  getSource(name: string): nunjucks.LoaderSource {
    const path = isAbsolute(name) ? this.#sibling(name) : this.#named(name)
    if (!path) return notHere
    try {
      return { src: readFileSync(path, 'utf8'), path, noCache: this.#noCache }
    } catch {
      return notHere
    }
  }

  #named(name: string): string | undefined {
    const slash = name.indexOf('/')
    const folder = this.#folders[name.slice(0, slash)]
    if (slash < 1 || !folder) return undefined
    const path = resolve(folder, name.slice(slash + 1))
    return path.startsWith(resolve(folder) + sep) ? path : undefined
  }

  /** './link.njk' inside a template of ours: Nunjucks has already made it a full path. */
  #sibling(path: string): string | undefined {
    return Object.values(this.#folders).some(folder => path.startsWith(resolve(folder) + sep))
      ? path
      : undefined
  }
}
