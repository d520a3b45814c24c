import { expect, test } from 'vitest'
import { defaultDataFolder, type Machine } from './data-folder.ts'

const linux: Machine = { platform: 'linux', root: false, home: '/home/ada', cwd: '/srv/lantern' }
const windows: Machine = { platform: 'win32', root: false, home: 'C:\\Users\\ada', cwd: 'C:\\lantern' }

test.each([
  ['LANTERN_DATA wins', { LANTERN_DATA: '/data/lantern' }, linux, '/data/lantern'],
  [
    'a relative one is taken from where npm was called',
    { LANTERN_DATA: 'd', INIT_CWD: '/tmp' },
    linux,
    '/tmp/d',
  ],
  ['or from the current folder', { LANTERN_DATA: './d' }, linux, '/srv/lantern/d'],
  ['an empty one counts as none', { LANTERN_DATA: '' }, linux, '/home/ada/.local/share/lantern'],
  ['root has the place for state', {}, { ...linux, root: true }, '/var/lib/lantern'],
  ['XDG_DATA_HOME is kept', { XDG_DATA_HOME: '/xdg' }, linux, '/xdg/lantern'],
  ['a relative XDG_DATA_HOME is ignored', { XDG_DATA_HOME: 'x' }, linux, '/home/ada/.local/share/lantern'],
  [
    'macOS',
    {},
    { ...linux, platform: 'darwin', home: '/Users/ada' } as const,
    '/Users/ada/Library/Application Support/Lantern',
  ],
  [
    'Windows',
    { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
    windows,
    'C:\\Users\\ada\\AppData\\Local\\Lantern',
  ],
  ['Windows without the variable', {}, windows, 'C:\\Users\\ada\\AppData\\Local\\Lantern'],
])('the data folder: %s', (_name, env, machine, folder) => {
  expect(defaultDataFolder(env, machine)).toBe(folder)
})
