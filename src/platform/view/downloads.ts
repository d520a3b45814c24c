import type { LinkModel } from './models.ts'

/** What any list can be taken away as. ODS is the open format that public bodies are to offer. */
export const fileFormats = ['csv', 'ods'] as const
export type FileFormat = (typeof fileFormats)[number]

/** 'Download as CSV', 'Download as ODS'. */
export function downloadLinks(hrefOf: (format: FileFormat) => string): readonly LinkModel[] {
  return fileFormats.map(format => ({ text: `Download as ${format.toUpperCase()}`, href: hrefOf(format) }))
}
