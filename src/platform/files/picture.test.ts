import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { stripPicture } from './picture.ts'
import { hugePng, packed, photograph, planted } from './testing/samples.ts'

const words = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** 4711/100, as EXIF writes it: the last part of the place that is planted. */
const SECONDS_NORTH = Buffer.from('6712000064000000', 'hex')

describe('a stripped picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'of a %s says nothing of who took it, and where',
    async format => {
      const taken = await photograph(format)
      const before = await sharp(taken).metadata()
      expect(Buffer.from(taken).includes(SECONDS_NORTH)).toBe(true)
      expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true)
      expect(words(taken)).toContain(planted.owner)
      const { copy, small } = await stripPicture(taken, 'photo')
      for (const made of [copy, small]) {
        expect(Buffer.from(made.bytes).includes(SECONDS_NORTH)).toBe(false)
        const { exif, xmp, icc, iptc, comments, orientation } = await sharp(made.bytes).metadata()
        expect([exif, xmp, icc, iptc, comments, orientation]).toEqual(Array(6).fill(undefined))
        for (const word of [...Object.values(planted), 'Exif', 'GPS', 'http://ns.adobe.com', 'ICC_PROFILE'])
          expect(words(made.bytes)).not.toContain(word)
      }
      expect(copy.mediaType).toBe(`image/${format}`)
      expect(small.mediaType).toBe('image/jpeg')
    },
  )

  it('stands the right way up without being told so', async () => {
    const { copy } = await stripPicture(await photograph('png', 6), 'photo')
    const { data, info } = await sharp(copy.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([20, 40])
    const at = (x: number, y: number) => [...data.subarray((y * 20 + x) * info.channels).subarray(0, 3)]
    const [red, , blueOfRed] = at(10, 5)
    const [redOfBlue, , blue] = at(10, 35)
    expect(red).toBeGreaterThan(200)
    expect(blue).toBeGreaterThan(200)
    expect([blueOfRed, redOfBlue].every(level => (level ?? 0) < 60)).toBe(true)
  })

  it('has nothing hung on behind it: a picture that is also an archive or a page', async () => {
    const behind = [await packed({ 'evil.js': 'alert(1)' }), Buffer.from('<script>alert(1)</script>')]
    const polyglot = Buffer.concat([await photograph(), ...behind])
    const { copy, small } = await stripPicture(polyglot, 'photo')
    for (const made of [copy, small]) expect(words(made.bytes)).not.toMatch(/evil\.js|<script>/)
  })

  it('fits a screen in its small copy', async () => {
    const wide = await sharp({ create: { width: 4000, height: 1000, channels: 4, background: 'white' } })
      .png()
      .toBuffer()
    const { copy, small } = await stripPicture(wide, 'photo')
    expect((await sharp(copy.bytes).metadata()).width).toBe(4000)
    expect((await sharp(small.bytes).metadata()).width).toBe(1600)
  })
})

describe('a picture is refused, beside its field', () => {
  const refusal = async (bytes: Uint8Array) =>
    (await stripPicture(bytes, 'photo').catch(error => error)).faults

  it('of a hundred million points in a few kilobytes, without being unpacked', async () => {
    const bomb = hugePng(10_000, 10_000)
    expect(bomb.length).toBeLessThan(50_000)
    expect(await refusal(bomb)).toEqual([
      { field: 'photo', message: expect.stringContaining('more than 60 million points') },
    ])
  })

  it('that is cut off, or of a kind that is not opened', async () => {
    const message = expect.stringContaining('damaged or cut off')
    const whole = await photograph('png')
    expect(await refusal(whole.subarray(0, whole.length * 0.6))).toEqual([{ field: 'photo', message }])
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    expect(await refusal(svg)).toEqual([{ field: 'photo', message }])
  })

  it('and the next ones are still taken', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, async () => stripPicture(await photograph(), 'photo')),
    )
    expect(all).toHaveLength(6)
  })
})
