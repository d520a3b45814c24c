import { createHash } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command } from '#platform/command.ts'
import { Invalid, Unavailable } from '#platform/errors.ts'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { askForImport, requestImport } from '../import/commands.ts'

let uploads: string | undefined

/** Given once at start by a process that serves pages: the folder the importer reads uploaded ZIPs from. */
export function provideUploads(folder: string | undefined): void {
  uploads = folder
}

/** A file as it was sent. Told by its hash wherever it is written down, so that its bytes are never copied there. */
export class SentFile {
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
  .transform(file => new SentFile(file.bytes))

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
    await keep(uploads, upload, 'zip')
    return requestImport.run(ctx, { kind: 'cqc-api', source: 'upload', upload: upload.hash, dryRun }, subject)
  },
})

/** A list as it was sent, with the name its owner gave it: the day of a list often stands there. */
export class ListUpload extends SentFile {
  readonly name: string

  constructor({ bytes, fileName }: UploadedFile) {
    super(bytes)
    this.name = basename(fileName.replaceAll('\\', '/')).slice(-120) || 'list'
  }
}

const NO_LIST = 'Choose the list that you downloaded from CQC'

const List = z
  .custom<UploadedFile>(value => typeof value === 'object' && value !== null && 'bytes' in value, NO_LIST)
  .refine(file => file.bytes.length > 0, 'The file is empty. Download the list from CQC again')
  .transform(file => new ListUpload(file))

/** Whether the file is such a list shows when it is read: the import's page then says what is wrong with it. */
export const uploadList = command({
  name: 'homes.uploadList',
  does: 'Takes a list that CQC published, a directory or a file of ratings, and asks for its import.',
  input: z.object({
    list: z.enum(['cqc-directory', 'cqc-ratings'], 'Choose which of CQC’s lists it is'),
    upload: List,
    day: z.iso.date().optional(),
    dryRun: z.boolean().default(true),
  }),
  output: requestImport.output,
  can: 'import.run',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { list, upload, day = '', dryRun }) {
    if (!uploads)
      throw new Unavailable(
        `This Lantern takes no uploads. Use the command line: lantern import ${list} FILE`,
      )
    if (day > ctx.today.toString())
      throw new Invalid([{ field: 'day', message: 'The day of the list must be today or before' }])
    await keep(uploads, upload, 'list')
    const { name, hash } = upload
    return askForImport(ctx, { kind: 'list', list, name, path: `upload:${hash}`, day, covers: [] }, dryRun)
  },
})

/** Written beside and then renamed: a reader finds the whole file or none. Twice the same is once. */
async function keep(folder: string, upload: SentFile | ListUpload, kind: 'zip' | 'list'): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${upload.hash}.${kind}`)
  await writeFile(`${path}.part`, upload.bytes, { mode: 0o600 })
  await rename(`${path}.part`, path)
}
