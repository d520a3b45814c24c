import { type FormField, page } from '#platform/http/page/page.ts'
import { requestImport } from '../import/commands.ts'
import { uploadImport, uploadList } from './upload.ts'

export const tryFirst: FormField = {
  kind: 'radios',
  name: 'dryRun',
  label: 'Try it first?',
  value: 'true',
  options: [
    {
      value: 'true',
      text: 'Yes, only say what would change',
      hint: 'Everything is read and checked, and nothing is changed.',
    },
    { value: 'false', text: 'No, import it', hint: 'All of it or nothing: an import is never half done.' },
  ],
}

export const started = (run: { readonly id: string }) => ({
  href: `/imports/${run.id}`,
  notice: {
    kind: 'done' as const,
    heading: 'The import is asked for',
    text: 'This page follows it. You can leave and come back.',
  },
})

const cancel = () => ({ text: 'Cancel', href: '/imports' })

export const importNew = page.form<typeof requestImport>({
  path: '/imports/new',
  command: requestImport,
  initial: () => ({ kind: 'cqc-api', source: 'configured-api' }),
  steps: [
    {
      slug: 'new',
      page: () => ({
        title: 'Import from CQC',
        lede: 'Lantern asks CQC’s public service for what has changed since the last import. It never asks for, or keeps, the names of people.',
        back: { text: 'Imports', href: '/imports' },
      }),
      fields: [tryFirst],
    },
  ],
  button: 'Start',
  done: started,
  cancel: () => ({ text: 'Upload a ZIP instead', href: '/imports/upload' }),
})

const FIFTY_MEGABYTES = 50 * 1024 * 1024

export const importUpload = page.form<typeof uploadImport>({
  path: '/imports/upload',
  command: uploadImport,
  steps: [
    {
      slug: 'upload',
      page: () => ({
        title: 'Import from a ZIP',
        lede: 'For when CQC’s service cannot be reached from here. The ZIP holds the JSON that the service gives, one file for each location.',
        back: { text: 'Imports', href: '/imports' },
      }),
      fields: [
        {
          kind: 'file',
          name: 'upload',
          label: 'ZIP of CQC’s records',
          hint: 'Up to 50 MB. How to make one is in the guide “Get CQC’s data”.',
          accept: '.zip,application/zip',
          maxBytes: FIFTY_MEGABYTES,
        },
        tryFirst,
      ],
    },
  ],
  button: 'Upload and start',
  done: started,
  cancel,
})

export const importList = page.form<typeof uploadList>({
  path: '/imports/upload-list',
  command: uploadList,
  steps: [
    {
      slug: 'list',
      page: () => ({
        title: 'Import one of CQC’s lists',
        lede: 'CQC publishes a directory of care homes and a file of ratings for anyone to download. Lantern reads them as CSV, ODS or XLSX.',
        back: { text: 'Imports', href: '/imports' },
      }),
      fields: [
        {
          kind: 'radios',
          name: 'list',
          label: 'Which list is it?',
          options: [
            {
              value: 'cqc-directory',
              text: 'A directory of care homes',
              hint: 'Such as “HSCA active locations” or the weekly directory. Tells openings, closures and beds.',
            },
            { value: 'cqc-ratings', text: 'The file of ratings', hint: '“Care directory with ratings”.' },
          ],
        },
        {
          kind: 'file',
          name: 'upload',
          label: 'The list',
          hint: 'CSV, ODS or XLSX, up to 50 MB.',
          accept: '.csv,.ods,.xlsx',
          maxBytes: FIFTY_MEGABYTES,
        },
        {
          kind: 'date',
          name: 'day',
          label: 'The day the list is of',
          hint: 'Only if neither the file’s name nor its first lines say it.',
          optional: true,
        },
        tryFirst,
      ],
    },
  ],
  button: 'Upload and start',
  done: started,
  cancel,
})
