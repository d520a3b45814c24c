import { describe, expect, it } from 'vitest'
import { zipOf as lyingZip } from '../../../tests/security/zip.ts'
import { recognise } from './recognise.ts'
import * as sample from './testing/samples.ts'

type Bytes = Uint8Array | Promise<Uint8Array>
const text = (words: string): Uint8Array => Buffer.from(words)

async function refusal(fileName: string, bytes: Bytes): Promise<string> {
  const error = await recognise({ fileName, bytes: await bytes }, 'photo').catch(caught => caught)
  expect(error.name).toBe('Invalid')
  expect(error.faults).toHaveLength(1)
  expect(error.faults[0].field).toBe('photo')
  return error.faults[0].message
}

describe('a file is what its content says', () => {
  it.each<[string, string, Bytes]>([
    ['image/jpeg', 'bruise.JPG', sample.photograph('jpeg')],
    ['image/jpeg', 'no ending at all', sample.photograph('jpeg')],
    ['image/png', 'screen.png', sample.photograph('png')],
    ['image/webp', 'p.webp', sample.photograph('webp')],
    ['image/heic', 'IMG_0001.HEIC', sample.heic],
    ['application/pdf', 'letter.pdf', sample.pdf],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a.docx', sample.docx()],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'a.xlsx', sample.xlsx()],
    ['application/vnd.oasis.opendocument.text', 'a.odt', sample.odt()],
    ['audio/mpeg', 'a.mp3', sample.mp3],
    ['audio/mp4', 'a.m4a', sample.m4a],
    ['audio/wav', 'a.wav', sample.wav],
    ['video/mp4', 'a.mp4', sample.mp4],
    ['text/plain', 'notes.txt', text('Mrs Quin said “no”.\r\n\tTwice.')],
    ['text/plain', 'old.txt', Buffer.from('caf\xe9 \x93said\x94', 'latin1')],
    ['text/plain', 'wide.txt', Buffer.from('\ufeffcafé', 'utf16le')],
  ])('%s, called %s', async (mediaType, fileName, bytes) => {
    expect((await recognise({ fileName, bytes: await bytes }, 'photo')).mediaType).toBe(mediaType)
  })
})

describe('a file that lies about its type is refused, with how to put it right', () => {
  it.each<[string, Bytes, RegExp]>([
    ['report.pdf', sample.photograph('png'), /ends in \.pdf, but the file is a PNG picture.*end in \.png/],
    ['photo.jpg', sample.pdf, /ends in \.jpg, but the file is a PDF/],
    ['photo.jpg', text('<script>alert(1)</script>'), /ends in \.jpg, but the file is plain text/],
    ['photo.docx', sample.xlsx(), /ends in \.docx, but the file is an Excel workbook/],
    ['song.mp3', sample.mp4, /ends in \.mp3, but the file is an MP4 video/],
    ['page.html', text('<script>alert(1)</script>'), /\.html are not taken/],
    ['run.exe', sample.photograph('jpeg'), /ends in \.exe, but the file is a JPEG picture/],
  ])('%s', async (fileName, bytes, message) => {
    expect(await refusal(fileName, bytes)).toMatch(message)
  })
})

describe('what is not taken is refused, with what is', () => {
  it.each<[string, Bytes, RegExp]>([
    ['nothing', text(''), /empty/],
    [
      'a program',
      Buffer.from('7f454c4602010100000000000000000002003e0001', 'hex'),
      /not taken. Send a photograph/,
    ],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), /not taken/],
    [
      'a picture made of words',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      /not taken/,
    ],
    ['bytes of no kind', Buffer.from([1, 2, 3, 0, 5]), /not taken/],
    ['a ZIP archive', sample.packed({ 'a.txt': 'a' }), /ZIP archive/],
    [
      'a presentation',
      sample.packed({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }),
      /ZIP archive/,
    ],
    ['a document with macros', sample.docx({ 'word/vbaProject.bin': 'x' }), /macros/],
    [
      'one that hides them',
      sample.docx({ '[Content_Types].xml': 'word.document.macroEnabled.main' }),
      /macros/,
    ],
    ['an OpenDocument text with macros', sample.odt({ 'Basic/Standard/Module1.xml': 'x' }), /macros/],
    ['a cut-off document', sample.docx().then(whole => whole.subarray(0, -30)), /damaged or cut off/],
    ['too much text', Buffer.alloc(2 * 1024 * 1024, 'a'), /plain text of more than 1 MB/],
  ])('%s', async (_what, bytes, message) => {
    expect(await refusal('file', bytes)).toMatch(message)
  })

  it('a ZIP bomb, whether it tells its size or lies about it', async () => {
    const bomb = await sample.zipBomb(300)
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusal('bomb.docx', bomb)).toMatch(/unpacks to far more/)
    const { deflateRawSync } = await import('node:zlib')
    const bytes = deflateRawSync(Buffer.alloc(50 * 1024 * 1024))
    const liar = lyingZip([{ name: '[Content_Types].xml', bytes, unpacked: 100 }])
    expect(await refusal('liar.docx', liar)).toMatch(/damaged|unpacks/)
  })
})
