import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command } from '#platform/command.ts'
import { Invalid, Unavailable } from '#platform/errors.ts'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { askForImport, requestImport } from '../import/commands.ts'
import { NamedFile, SentFile } from '../import/sent-file.ts'

let uploads: string | undefined

/** Given once at start by a process that serves pages: the folder the importer reads uploaded ZIPs from. */
export function provideUploads(folder: string | undefined): void {
  uploads = folder
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

const NO_LIST = 'Choose the list that you downloaded from CQC'

const List = z
  .custom<UploadedFile>(value => typeof value === 'object' && value !== null && 'bytes' in value, NO_LIST)
  .refine(file => file.bytes.length > 0, 'The file is empty. Download the list from CQC again')
  .transform(file => new NamedFile(file))

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
async function keep(folder: string, upload: SentFile | NamedFile, kind: 'zip' | 'list'): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${upload.hash}.${kind}`)
  await writeFile(`${path}.part`, upload.bytes, { mode: 0o600 })
  await rename(`${path}.part`, path)
}
