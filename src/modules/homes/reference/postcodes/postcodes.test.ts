import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import {
  hasReference,
  realFile,
  referenceIn,
  textOf,
  unlessReference,
  uploadOf,
} from '../../testing/reference.ts'
import { addCouncils, rochdale } from '../../testing/register.ts'

const database = testDatabase()
const { bringIn, undo, list, content, rows } = referenceIn(database)
beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query('truncate homes.postcode, homes.reference_import, homes.reference_before'),
)

const header = 'pcd7,pcds,doterm,lad25cd,lat,long,icb23cd,ruc21ind\n'
const row = (postcode: string, more: { lat?: string; long?: string; ended?: string } = {}) =>
  `"X","${postcode}","${more.ended ?? ''}","E08000004",${more.lat ?? '53.541510'},${more.long ?? '-2.099824'},"E54000057","UN1"\n`
const onspd = (...lines: string[]) => header + lines.join('')
const file = (content: string | Uint8Array, name = 'ONSPD_NOV_2025_UK.csv') => uploadOf(content, name)
const kept = () => rows('select * from homes.postcode order by postcode')
const faultsOf = async (importing: Promise<unknown>): Promise<readonly string[]> => {
  const error = await importing.then(
    () => undefined,
    thrown => thrown,
  )
  expect(error).toMatchObject({ name: 'Invalid' })
  return error.faults.map((fault: { message: string }) => fault.message)
}

describe('a file of postcodes', () => {
  it('is kept by postcode, those out of use with the month, those nowhere without a place', async () => {
    const report = await bringIn(
      'postcodes',
      file(
        onspd(
          row('OL1 1AA'),
          row('OL1 1AB', { ended: '200101' }),
          row('JE2 3AB', { lat: '99.999999', long: '0.000000' }),
          row('BT1 1AA'),
        ),
      ),
    )
    expect(report).toMatchObject({ read: 4, created: 3, changed: 0, skipped: 1, edition: 'November 2025' })
    expect(report.notes).toMatchObject([{ row: 5, field: 'postcode' }])
    expect(await kept()).toMatchObject([
      { postcode: 'JE23AB', latitude: null, longitude: null },
      {
        postcode: 'OL11AA',
        latitude: 53.54151,
        longitude: -2.099824,
        district: 'E08000004',
        icb: 'E54000057',
        ended: null,
      },
      { postcode: 'OL11AB', ended: '2001-01' },
    ])
  })

  it('twice the same changes nothing and is not written down again', async () => {
    await bringIn('postcodes', file(onspd(row('OL1 1AA'))))
    const again = await bringIn('postcodes', file(onspd(row('OL1 1AA'))))
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1, importId: null })
    expect(await list('postcodes')).toHaveLength(1)
  })

  it('is only counted when it is tried', async () => {
    const report = await bringIn('postcodes', file(onspd(row('OL1 1AA'))), { dryRun: true })
    expect(report).toMatchObject({ created: 1, importId: null, dryRun: true })
    expect([await kept(), await list('postcodes')]).toEqual([[], []])
  })

  it('is read under other names of its columns, and with a day that somebody gives', async () => {
    await bringIn('postcodes', file('postcode,lat,long\nOL1 1AA,53.5415,-2.0998\n', 'a-2018-08.csv'))
    const trafford =
      'postcode,ward_code,la_code,la_name,lon,lat\nM15 4AB,E05015247,E08000009,Trafford,-2.26046,53.465578'
    expect(await bringIn('postcodes', file(trafford, 'trafford.csv'), { day: '2025-03-12' })).toMatchObject({
      created: 1,
      edition: '12 March 2025',
    })
    expect(await kept()).toMatchObject([
      { postcode: 'M154AB', latitude: 53.465578, longitude: -2.26046, district: 'E08000009' },
      { postcode: 'OL11AA' },
    ])
  })

  it('leaves an event with hash and counts, and no postcode', async () => {
    await bringIn('postcodes', file(onspd(row('OL1 1AA'))))
    const [event] = await rows(
      `select data from platform.event where action = 'ReferenceImported' order by id desc limit 1`,
    )
    expect(event.data).toMatchObject({
      kind: 'postcodes',
      created: 1,
      file: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.stringify(event)).not.toContain('OL1')
  })
})

describe('the way back of an import', () => {
  const november = onspd(row('OL1 1AA'), row('OL1 1AD'))
  const february = onspd(row('OL1 1AA', { ended: '202601' }), row('OL1 1AD'), row('OL1 1ZZ'))

  it('is whole: what it added goes, what it changed is as before, and it can come in again', async () => {
    await bringIn('postcodes', file(november))
    const before = await content('homes.postcode')
    const report = await bringIn('postcodes', file(february, 'ONSPD_FEB_2026_UK.csv'))
    expect(report).toMatchObject({ created: 1, changed: 1, unchanged: 1 })
    const after = await content('homes.postcode')
    expect(await undo(report.importId)).toMatchObject({ removed: 1, restored: 1 })
    expect(await content('homes.postcode')).toBe(before)
    expect(await list('postcodes')).toMatchObject([
      { undoneAt: expect.any(String), newest: false },
      { undoneAt: null, newest: true },
    ])
    await bringIn('postcodes', file(february, 'ONSPD_FEB_2026_UK.csv'))
    expect(await content('homes.postcode')).toBe(after)
  })

  it('goes one import at a time, the newest first', async () => {
    const first = await bringIn('postcodes', file(november))
    const second = await bringIn('postcodes', file(february, 'ONSPD_FEB_2026_UK.csv'))
    await expect(undo(first.importId)).rejects.toThrow(
      /ONSPD_FEB_2026_UK.csv was imported after it.*newest import of postcodes goes first/,
    )
    await undo(second.importId)
    await expect(undo(second.importId)).rejects.toThrow(/taken back already/)
    await undo(first.importId)
    expect(await kept()).toEqual([])
    expect(await rows('select * from homes.reference_before')).toEqual([])
  })

  it('is for the council that brought it in; others see that it is there', async () => {
    const { importId } = await bringIn('postcodes', file(november))
    const asked = undo(importId, { councilId: rochdale })
    await expect(asked).rejects.toThrow(/Only an administrator of your council/)
    expect(await kept()).toHaveLength(2)
  })
})

describe('a bad file of postcodes', () => {
  const good = onspd(row('OL1 1AA'), row('OL1 1AD'), row('OL1 1AL'))
  it.each([
    ['cut in the middle of a row', good.slice(0, -22), [/^Row 4, the end: .*cut off/]],
    ['cut in the middle of a quoted cell', good.slice(0, header.length + 8), [/cut off/]],
    ['cut in the middle of its last number', 'postcode,lat,long\nOL1 1AA,53.541510,-2', [/cut off/]],
    ['in UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), [/UTF-16/]],
    ['that is empty', '', [/empty/]],
    ['of a header alone', header, [/nothing that can be used below it/]],
    [
      'without a header',
      row('OL1 1AA'),
      [/no column for the postcode.*nor for the latitude.*nor for the longitude/],
    ],
    [
      'with a postcode twice',
      onspd(row('OL1 1AA'), row('OL11AA')),
      [/^Row 3, postcode: OL11AA stands in the file twice/],
    ],
    [
      'with several faults, each on a line of its own',
      onspd(
        row('hello'),
        row('OL1 1AA', { lat: '12' }),
        row('OL1 1AD', { ended: '2001' }),
        row('OL1 1AE', { long: '' }),
      ),
      [
        /^Row 2, postcode: “hello” is no postcode/,
        /^Row 3, lat: “12”/,
        /^Row 4, doterm: “2001”/,
        /^Row 5, long: nothing/,
      ],
    ],
  ])('%s is refused, and nothing changes', async (_what, bad, messages) => {
    await bringIn('postcodes', file(onspd(row('OL9 9ZZ')), 'ONSPD_AUG_2025_UK.csv'))
    const before = await content('homes.postcode')
    const faults = await faultsOf(bringIn('postcodes', file(bad)))
    expect(faults).toEqual(messages.map(message => expect.stringMatching(message)))
    expect(await content('homes.postcode')).toBe(before)
    expect(await list('postcodes')).toHaveLength(1)
  })

  it('of a month that no name tells, or that is to come, is refused', async () => {
    expect(await faultsOf(bringIn('postcodes', file(good, 'postcodes.csv')))).toEqual([
      expect.stringMatching(/Say which day/),
    ])
    expect(await faultsOf(bringIn('postcodes', file(good, 'ONSPD_FEB_2031_UK.csv')))).toEqual([
      expect.stringMatching(/February 2031, which is still to come/),
    ])
  })

  it('older than the last is refused with both dates', async () => {
    await bringIn('postcodes', file(good))
    const faults = await faultsOf(bringIn('postcodes', file(good, 'ONSPD_MAY_2024_UK.csv')))
    expect(faults).toEqual([
      expect.stringMatching(/of May 2024, and one of November 2025 is imported already/),
    ])
  })

  it('stops being read after twenty faults', async () => {
    const faults = await faultsOf(
      bringIn('postcodes', file(onspd(...Array.from({ length: 500 }, () => row('no'))))),
    )
    expect(faults).toHaveLength(21)
    expect(faults.at(-1)).toMatch(/There may be more/)
  })
})

describe('two imports at once', () => {
  it('the second is told so in one line, and can be sent again', async () => {
    const holder = await database.superuser.connect()
    try {
      await holder.query(
        `begin; select pg_advisory_xact_lock(hashtext('homes.reference_import'), hashtext('postcodes'))`,
      )
      const second = bringIn('postcodes', file(onspd(row('OL1 1AA'))))
      await expect(second).rejects.toMatchObject({
        name: 'Conflict',
        message: expect.stringMatching(/Another import of postcodes is under way/),
      })
    } finally {
      await holder.query('rollback')
      holder.release()
    }
    expect(await bringIn('postcodes', file(onspd(row('OL1 1AA'))))).toMatchObject({ created: 1 })
  })
})

describe.skipIf(!hasReference)(`the real postcodes${unlessReference}`, () => {
  it('of Greater Manchester all come in, at the place that their line says', {
    timeout: 120_000,
  }, async () => {
    const lines = textOf('postcodes/GM_postcodes_2018-08.csv').trim().split('\n').slice(1)
    expect(await bringIn('postcodes', realFile('postcodes/GM_postcodes_2018-08.csv'))).toMatchObject({
      read: lines.length,
      created: lines.length,
      edition: 'August 2018',
    })
    for (const line of [lines[0], lines[60_000], lines.at(-1)]) {
      const [postcode = '', latitude, longitude] = line?.split(',') ?? []
      const found = await rows('select * from homes.postcode where postcode = $1', postcode.replace(' ', ''))
      expect(found).toMatchObject([{ latitude: Number(latitude), longitude: Number(longitude) }])
    }
  })

  it('of the directory have their council, board and end; a later edition is told from an older one', async () => {
    const report = await bringIn('postcodes', realFile('postcodes/ONSPD_NOV_2025_UK_OL.excerpt.csv'))
    expect(report).toMatchObject({ read: 6, created: 6, edition: 'November 2025', notesTotal: 0 })
    const [found] = await rows(`select * from homes.postcode where postcode = 'OL11AB'`)
    expect(found).toMatchObject({
      latitude: 53.54184,
      longitude: -2.112561,
      district: 'E08000004',
      icb: 'E54000057',
      ended: '2001-01',
    })
    const older = bringIn('postcodes', realFile('postcodes/GM_postcodes_2018-08.csv'))
    await expect(older).rejects.toThrow(/August 2018.*November 2025/)
  })

  it('of Trafford come in with the day that is given', async () => {
    const lines = textOf('postcodes/trafford_postcodes.csv').trim().split('\n').length - 1
    const report = await bringIn('postcodes', realFile('postcodes/trafford_postcodes.csv'), {
      day: '2025-03-12',
    })
    expect(report).toMatchObject({ read: lines, created: lines })
  })
})
