import { fileTypeFromBuffer } from 'file-type'
import { Invalid } from '../errors.ts'
import { type FileKind, fileKinds, kindOf, whatIsTaken } from './kinds.ts'
import { lookIntoPackage } from './office.ts'

/** A file as a form hands it over. What the browser calls its type is not asked: it goes by the name. */
export interface IncomingFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** What the file is, by its content. @throws Invalid, beside the field, with how to put it right */
export async function recognise(file: IncomingFile, field: string): Promise<FileKind> {
  const refuse = (message: string) => new Invalid([{ field, message }])
  if (file.bytes.length === 0) throw refuse('The file is empty. Choose it again.')
  const found = await typeOf(file.bytes)
  if ('fault' in found) throw refuse(found.fault)
  const kind = kindOf(found.mediaType)
  if (!kind) throw refuse(`This kind of file is not taken. Send ${whatIsTaken}.`)
  const lie = lieOf(file.fileName, kind)
  if (lie) throw refuse(lie)
  if (file.bytes.length > kind.maxBytes) throw refuse(tooLarge(kind))
  return kind
}

function tooLarge({ words, maxBytes }: FileKind): string {
  const megabytes = maxBytes / (1024 * 1024)
  return `The file is ${words} of more than ${megabytes} MB. Send a smaller one, or send it in parts.`
}

/** Other names for the same. */
const ALSO: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'video/x-m4v': 'video/mp4',
}

async function typeOf(bytes: Uint8Array): Promise<{ mediaType: string } | { fault: string }> {
  // Seen to first, and by us: whoever looks into a ZIP must have limits.
  if (startsWith(bytes, [0x50, 0x4b])) return lookIntoPackage(bytes)
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  if (mime) return { mediaType: ALSO[mime] ?? mime }
  return { mediaType: isPlainText(bytes) ? 'text/plain' : '' }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte)

/** Text has no control codes besides tabs, line and page ends; two bytes a letter only with a mark that says so. */
export function isPlainText(bytes: Uint8Array): boolean {
  const wide = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) && 'utf-16be'
  const text = new TextDecoder(wide || 'latin1').decode(bytes)
  return !/[^\P{Cc}\t\n\f\r\u0080-\u009f]/u.test(text)
}

/** A name that says something else than the content: its reader's computer would go by the name. */
function lieOf(fileName: string, kind: FileKind): string | undefined {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase()
  if (ending === undefined || kind.endings.includes(ending)) return undefined
  const said = fileKinds.find(({ endings }) => endings.includes(ending))
  const right = kind.endings[0]
  if (!said && kind.mediaType === 'text/plain')
    return `Files that end in .${ending} are not taken. Send ${whatIsTaken}.`
  return `The name of the file ends in .${ending}, but the file is ${kind.words}. Let its name end in .${right}, or save it again as what it should be.`
}
