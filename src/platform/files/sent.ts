import { z } from 'zod'

/** A form hands over the bytes; another system sends them as base64 in its JSON. */
const Content = z
  .custom<string | Uint8Array>(
    value => value instanceof Uint8Array || (typeof value === 'string' && isBase64(value)),
    'Send the content of the file as base64',
  )
  .meta({ type: 'string', contentEncoding: 'base64', description: 'The content of the file, as base64' })

/** By what must not be in it: one look at each letter, however long the file. */
const isBase64 = (text: string): boolean => text.length % 4 === 0 && !/[^A-Za-z0-9+/=]|=[^=]/.test(text)

/** What a command takes that keeps or reads a file, from a form and from the API. */
export const sentFile = (missing: string) =>
  z.object(
    {
      fileName: z.string().max(300, 'Give the file a shorter name').describe('With its ending'),
      mimeType: z.string().max(200).optional().describe('Not asked: a file is known by its content'),
      bytes: z.codec(Content, z.custom<Uint8Array>(), {
        decode: sent => (typeof sent === 'string' ? Buffer.from(sent, 'base64') : sent),
        encode: bytes => bytes,
      }),
    },
    missing,
  )

/** Over the API: a file of 25 MB as base64, and some words. What is larger comes through the page. */
export const MOST_SENT_WITH_FILE = 35 * 1024 * 1024
