import sharp, { type Sharp } from 'sharp'
import { Invalid } from '../errors.ts'

/** A picture made anew from its points: nothing of the file it came in is left but what can be seen. */
export interface Stripped {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

export interface StrippedPicture {
  readonly copy: Stripped
  /** For a screen: at most 1,600 points a side. */
  readonly small: Stripped
}

/** The largest that phones make by default is 50 million; one of 60 million takes 240 MB of memory while it is read. */
const POINTS = 60_000_000
const SMALL = 1_600
const SECONDS = 30

// What is not one of ours is not even opened, and nothing of a picture stays in memory afterwards.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
sharp.cache(false)
sharp.concurrency(1)

/**
 * Turns it the right way up, then writes it anew without EXIF, place, XMP, captions or colour profile (the colours are
 * changed to the usual ones), and without anything hung on behind the picture. Of an animation the first picture.
 * @throws Invalid for one that is too large or damaged
 */
export async function stripPicture(bytes: Uint8Array, field: string): Promise<StrippedPicture> {
  const free = await oneOfFew()
  try {
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > POINTS) throw refuse(field, TOO_LARGE)
    const upright = () => sharp(bytes, { limitInputPixels: POINTS, failOn: 'error' }).autoOrient()
    const copy = await inTime(upright(), format === 'png' ? 'png' : format === 'webp' ? 'webp' : 'jpeg')
    const fitting = upright().resize({ width: SMALL, height: SMALL, fit: 'inside', withoutEnlargement: true })
    const small = await inTime(fitting.flatten({ background: 'white' }), 'jpeg')
    return { copy, small }
  } catch (error) {
    throw error instanceof Invalid ? error : refuse(field, DAMAGED)
  } finally {
    free()
  }
}

const TOO_LARGE = `The picture has more than ${POINTS / 1_000_000} million points. Make it smaller and choose it again.`
const DAMAGED = 'The picture is damaged or cut off. Choose it again, or send another copy.'

const refuse = (field: string, message: string) => new Invalid([{ field, message }])

async function inTime(picture: Sharp, format: 'jpeg' | 'png' | 'webp'): Promise<Stripped> {
  const options = format === 'png' ? {} : { quality: 88 }
  const bytes = await picture.timeout({ seconds: SECONDS }).toFormat(format, options).toBuffer()
  return { bytes, mediaType: `image/${format}` }
}

const AT_ONCE = 2
let working = 0
const waiting: (() => void)[] = []

/** Each takes a quarter of a gigabyte at worst: the others wait. @returns what makes room for the next */
async function oneOfFew(): Promise<() => void> {
  if (working >= AT_ONCE) await new Promise<void>(next => waiting.push(next))
  else working++
  return () => {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}
