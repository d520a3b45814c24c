import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command } from '#platform/command.ts'
import { Unavailable } from '#platform/errors.ts'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { requestImport } from '../import/commands.ts'

let uploads: string | undefined

/** Given once at start by a process that serves pages: the folder the importer reads uploaded ZIPs from. */
export function provideUploads(folder: string | undefined): void {
  uploads = folder
}

/** A ZIP as it was sent. Told by its hash wherever it is written down, so that its bytes are never copied there. */
export class ZipUpload {
  readonly #bytes: Uint8Array
  readonly hash: string

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.hash = createHash('sha256').update(bytes).digest('hex')
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  toJSON(): string {
    return this.hash
  }
}

/** Every ZIP begins so, an empty one too; its name and what the browser calls it prove nothing. */
const ZIP_STARTS = ['504b0304', '504b0506']

export function isZip(bytes: Uint8Array): boolean {
  return ZIP_STARTS.includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'))
}

const MISSING = 'Choose the ZIP of CQC’s records'

const Zip = z
  .custom<UploadedFile>(value => typeof value === 'object' && value !== null && 'bytes' in value, MISSING)
  .refine(file => file.bytes.length > 0, 'The file is empty. Choose the ZIP of CQC’s records')
  .refine(file => isZip(file.bytes), 'The file must be a ZIP, holding the JSON that CQC’s service gives')
  .transform(file => new ZipUpload(file.bytes))

/** The page's door to `requestImport` for a file: keeps the ZIP under its hash, then asks for its import. */
export const uploadImport = command({
  name: 'homes.uploadImport',
  does: 'Takes a ZIP of CQC’s records and asks for its import.',
  input: z.object({ upload: Zip, dryRun: z.boolean().default(true) }),
  output: requestImport.output,
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { upload, dryRun }, subject) {
    if (!uploads)
      throw new Unavailable(
        'This Lantern takes no uploads. Use the command line: lantern import cqc-api FILE',
      )
    await keep(uploads, upload)
    return requestImport.run(ctx, { kind: 'cqc-api', source: 'upload', upload: upload.hash, dryRun }, subject)
  },
})

/** Written beside and then renamed: a reader finds the whole file or none. Twice the same is once. */
async function keep(folder: string, upload: ZipUpload): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${upload.hash}.zip`)
  await writeFile(`${path}.part`, upload.bytes, { mode: 0o600 })
  await rename(`${path}.part`, path)
}
