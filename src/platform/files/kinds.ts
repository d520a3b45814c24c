/** One kind of file that may come in, as a person calls it. */
export interface FileKind {
  readonly mediaType: string
  /** With its article, for a sentence. */
  readonly words: string
  /** Endings of a name that say so; the first is the one given to a file that has none. */
  readonly endings: readonly string[]
  readonly maxBytes: number
  /** How what says who made it and where is taken out of it; absent where that cannot be done. */
  readonly strip?: 'picture' | 'nothing in it'
}

const MB = 1024 * 1024
const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** All that is taken. Endings and types that are not here are refused. */
export const fileKinds: readonly FileKind[] = [
  {
    mediaType: 'image/jpeg',
    words: 'a JPEG picture',
    endings: ['jpg', 'jpeg', 'jpe', 'jfif'],
    maxBytes: 25 * MB,
    strip: 'picture',
  },
  {
    mediaType: 'image/png',
    words: 'a PNG picture',
    endings: ['png'],
    maxBytes: 25 * MB,
    strip: 'picture',
  },
  {
    mediaType: 'image/webp',
    words: 'a WebP picture',
    endings: ['webp'],
    maxBytes: 25 * MB,
    strip: 'picture',
  },
  // Pictures of this kind are packed in a way that needs a licence to unpack: kept, but not stripped or shown.
  { mediaType: 'image/heic', words: 'a HEIC picture', endings: ['heic', 'heif'], maxBytes: 25 * MB },
  { mediaType: 'application/pdf', words: 'a PDF', endings: ['pdf'], maxBytes: 25 * MB },
  {
    mediaType: 'text/plain',
    words: 'plain text',
    endings: ['txt', 'text'],
    maxBytes: MB,
    strip: 'nothing in it',
  },
  {
    mediaType: `${OFFICE}.wordprocessingml.document`,
    words: 'a Word document',
    endings: ['docx'],
    maxBytes: 25 * MB,
  },
  {
    mediaType: `${OFFICE}.spreadsheetml.sheet`,
    words: 'an Excel workbook',
    endings: ['xlsx'],
    maxBytes: 25 * MB,
  },
  {
    mediaType: 'application/vnd.oasis.opendocument.text',
    words: 'an OpenDocument text',
    endings: ['odt'],
    maxBytes: 25 * MB,
  },
  { mediaType: 'audio/mpeg', words: 'an MP3 recording', endings: ['mp3'], maxBytes: 50 * MB },
  { mediaType: 'audio/mp4', words: 'an M4A recording', endings: ['m4a'], maxBytes: 50 * MB },
  { mediaType: 'audio/wav', words: 'a WAV recording', endings: ['wav'], maxBytes: 50 * MB },
  { mediaType: 'video/mp4', words: 'an MP4 video', endings: ['mp4', 'm4v'], maxBytes: 100 * MB },
]

export function kindOf(mediaType: string): FileKind | undefined {
  return fileKinds.find(kind => kind.mediaType === mediaType)
}

/** For the hint beside the field, and for whoever sent something else. */
export const whatIsTaken =
  'a photograph (JPEG, PNG or WebP; HEIC if you give your name), a PDF, a Word, Excel or OpenDocument file, plain text, a sound recording (MP3, M4A or WAV) or an MP4 video'

export const whatIsTakenWithoutName = 'a photograph (JPEG, PNG or WebP) or plain text'
