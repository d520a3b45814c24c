import type { Multipart, MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Invalid } from '../../../errors.ts'
import type { FormField } from '../page.ts'
import type { FormFault } from './validate.ts'
import type { UploadedFile } from './value.ts'

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024

/** What came with a form besides its words. */
export interface Uploads {
  readonly files: Readonly<Record<string, UploadedFile>>
  readonly faults: readonly FormFault[]
}

declare module 'fastify' {
  interface FastifyRequest {
    uploads?: Uploads
  }
}

/**
 * Reads a form sent in parts: its words become the body, its file waits beside it. A file over its field's
 * limit is let run out unread, so that the person gets the form back with the reason, not a broken connection.
 */
export async function readParts(request: FastifyRequest, field: FormField | undefined): Promise<void> {
  if (!request.isMultipart()) return
  const words: Record<string, string | string[]> = {}
  const files: Record<string, UploadedFile> = {}
  const faults: FormFault[] = []
  const fileSize = field?.maxBytes ?? DEFAULT_MAX_BYTES
  const options = { limits: { fileSize, files: 1 }, throwFileSizeLimit: false }
  try {
    for await (const part of request.parts(options)) {
      if (part.type === 'field') addWord(words, part)
      else await readFile(part, field, files, faults, fileSize)
    }
  } catch (error) {
    throw unreadable(error)
  }
  request.body = words
  request.uploads = { files, faults }
}

function addWord(
  words: Record<string, string | string[]>,
  part: Extract<Multipart, { type: 'field' }>,
): void {
  if (typeof part.value !== 'string') return
  const before = words[part.fieldname]
  words[part.fieldname] = before === undefined ? part.value : [before, part.value].flat()
}

async function readFile(
  part: MultipartFile,
  field: FormField | undefined,
  files: Record<string, UploadedFile>,
  faults: FormFault[],
  limit: number,
): Promise<void> {
  if (!field || part.fieldname !== field.name || !part.filename) {
    part.file.resume()
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of part.file) chunks.push(chunk as Buffer)
  if (part.file.truncated) {
    faults.push({ field: field.name, message: `The file must be smaller than ${sizeInWords(limit)}` })
    return
  }
  const bytes = new Uint8Array(Buffer.concat(chunks))
  files[field.name] = { fileName: part.filename, mimeType: part.mimetype, bytes }
}

function sizeInWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024)
  return megabytes >= 1 ? `${Math.floor(megabytes)} MB` : `${Math.max(1, Math.floor(bytes / 1024))} kB`
}

/** The parser's own errors about a broken body carry no status and would look like a fault of ours. */
function unreadable(error: unknown): unknown {
  const known = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500
  if (known) return error
  return new Invalid([
    {
      field: '',
      message: 'We could not read what was sent. Go back, choose the file again and send it once more.',
    },
  ])
}
