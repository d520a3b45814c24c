import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { england } from '#src/demo/england/market.ts'
import { englandRecords } from '#src/demo/england/records.ts'

/** As the published directory has its columns: mostly one for each kind of service and of people. */
const BANDS = 100
const header = [
  ...['Location ID', 'Location HSCA start date', 'Care home?', 'Location Name', 'Care homes beds'],
  ...['Location Local Authority', 'Location Postal Code', 'Provider ID', 'Provider Name'],
  ...Array.from({ length: BANDS }, (_, i) => `Service user band - Band ${i}`),
]
const OTHERS = 3

/** Writes a directory of so many care homes, and three other services for each, as England's has. Gives its path. */
export function writeDirectory(folder: string, homes: number): string {
  const path = join(folder, `directory of 1 October 2026, ${homes}.csv`)
  const file = openSync(path, 'w')
  const { ids, recordOf } = englandRecords(england)
  writeSync(file, `${header.join()}\n`)
  for (const [number, id] of ids.slice(0, homes).entries()) {
    const { name = '', localAuthority, postalCode, numberOfBeds, providerId } = recordOf(id) ?? {}
    const said = [name.replaceAll(',', ' '), numberOfBeds, localAuthority?.replaceAll(',', ' '), postalCode]
    const rows = [[id, 'Y', ...said], ...otherServices(number)]
    writeSync(file, rows.map(row => rowOf(row, providerId ?? '', number)).join(''))
  }
  closeSync(file)
  return path
}

const otherServices = (number: number) =>
  Array.from({ length: OTHERS }, (_, i) => [
    `1-8${String(number * OTHERS + i).padStart(9, '0')}`,
    'N',
    `Service ${number}`,
    '',
    'Nowhere',
    'QA1 1AA',
  ])

function rowOf(
  [id, home, name, beds, council, postcode]: readonly unknown[],
  provider: string,
  number: number,
): string {
  const bands = Array.from({ length: BANDS }, (_, i) => ((number + i) % 6 === 0 ? 'Y' : ''))
  const cells = [id, '01/04/2015', home, name, beds, council, postcode, provider, `Provider ${provider}`]
  return `${[...cells, ...bands].join()}\n`
}
