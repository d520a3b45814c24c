import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { event } from '../events/event.ts'
import {
  custodyOf,
  custodyOfOpening,
  eraseFiles,
  fileField,
  hideFile,
  listFiles,
  OpenedFile,
  openFile,
  ownerOfFile,
  prepareFile,
  putFile,
  putStripped,
} from '../files/index.ts'
import { page } from '../http/page/page.ts'
import type { Module } from '../module.ts'
import { query } from '../query.ts'
import { destroyKey, fileKeyFor } from '../vault/index.ts'

/** A test-only module: albums that people put pictures into, each album with its own key. It proves stored files. */
declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'album.make': true
    'album.add': true
    'album.look': true
    'album.forget': true
  }
}

export const albumSchema = `
  create schema albums;
  create table albums.album (council_id uuid not null, id uuid not null, primary key (council_id, id));
  alter table albums.album enable row level security;
  create policy council on albums.album using (council_id = platform.current_council())
    with check (council_id = platform.current_council());
  grant usage on schema albums to lantern_app;
  grant select, insert on albums.album to lantern_app;`

async function getAlbum(ctx: Context, id: string) {
  const { rows } = await sql`select id from albums.album where id = ${id}`.execute(ctx.tx)
  if (rows.length === 0) throw new NotFound()
  return { type: 'album', id, councilId: ctx.actor.councilId, key: fileKeyFor(ctx, id) }
}

const albumOfFile = async (ctx: Context, fileId: string) =>
  getAlbum(ctx, (await ownerOfFile(ctx, fileId, 'album')).id)

const Picture = z.object({ fileName: z.string(), bytes: z.instanceof(Uint8Array) })
const AlbumInput = z.object({ albumId: z.uuid() })
const FileInput = z.object({ fileId: z.uuid(), show: z.boolean().default(false) })

export const makeAlbum = command({
  name: 'albums.makeAlbum',
  does: 'Makes an album.',
  input: z.object({}),
  output: z.object({ id: z.uuid() }),
  can: 'album.make',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const id = ctx.ids.next()
    await sql`insert into albums.album values (${ctx.actor.councilId}, ${id})`.execute(ctx.tx)
    return done({ id }, event('AlbumMade'))
  },
})

export const addPicture = command({
  name: 'albums.addPicture',
  does: 'Puts a file into an album; what a nameless person sends is stripped first.',
  input: AlbumInput.extend({
    picture: Picture,
    nameless: z.boolean().default(false),
    hidden: z.boolean().default(false),
    failAtTheEnd: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid(), copyId: z.uuid().optional(), smallId: z.uuid().optional() }),
  prepare: async input => void (await prepareFile(input.picture, 'picture')),
  can: 'album.add',
  subject: (ctx, input) => getAlbum(ctx, input.albumId),
  async run(ctx, input, { type, id, key }) {
    const receiving = {
      owner: { type, id },
      file: input.picture,
      key,
      field: 'picture',
      hidden: input.hidden,
    }
    const { events, mediaType: _, ...ids } = await (input.nameless ? putStripped : putFile)(ctx, receiving)
    if (input.failAtTheEnd) throw new Error('the command fails after the file is written')
    return done(ids, ...events)
  },
})

export const openPicture = query({
  name: 'albums.openPicture',
  does: 'Opens one file of an album.',
  input: FileInput,
  output: OpenedFile,
  can: 'album.look',
  subject: (ctx, input) => albumOfFile(ctx, input.fileId),
  run: (ctx, { fileId, show }, { type, id, key }) =>
    openFile(ctx, { fileId, show, key, owner: { type, id } }),
  trace: 'record',
  traced: ({ state }) => ({ state }),
  leaves: opened => custodyOfOpening(opened),
})

export const exportPicture = query({
  ...openPicture,
  name: 'albums.exportPicture',
  does: 'Takes one file out of Lantern.',
  trace: 'export',
  leaves: opened => custodyOfOpening(opened, 'exported'),
})

export const listPictures = query({
  name: 'albums.listPictures',
  does: 'Lists the files of an album.',
  input: AlbumInput,
  output: z.array(z.any()),
  can: 'album.look',
  subject: (ctx, input) => getAlbum(ctx, input.albumId),
  run: async (ctx, _input, { type, id, key }) => [...(await listFiles(ctx, { type, id }, key))],
  trace: 'nothing',
})

export const pictureCustody = query({
  name: 'albums.pictureCustody',
  does: 'Lists what was done with a file.',
  input: FileInput,
  output: z.array(z.any()),
  can: 'album.look',
  subject: (ctx, input) => albumOfFile(ctx, input.fileId),
  run: async (ctx, input) => [...(await custodyOf(ctx, input.fileId, 'album'))],
  trace: 'nothing',
})

export const hidePicture = command({
  name: 'albums.hidePicture',
  does: 'Hides a picture until it is asked for a second time.',
  input: FileInput,
  output: z.object({}),
  can: 'album.add',
  subject: (ctx, input) => albumOfFile(ctx, input.fileId),
  run: async (ctx, input) => done({}, ...(await hideFile(ctx, input.fileId, 'album', !input.show))),
})

export const forgetAlbum = command({
  name: 'albums.forgetAlbum',
  does: 'Destroys the key of an album and erases its files.',
  input: AlbumInput,
  output: z.object({}),
  can: 'album.forget',
  subject: (ctx, input) => getAlbum(ctx, input.albumId),
  async run(ctx, _input, { type, id }) {
    await destroyKey(ctx, id)
    return done({}, ...(await eraseFiles(ctx, { type, id })))
  },
})

const grant = {
  grants: [{ roles: ['quality-officer'], relation: 'council', because: 'You keep the albums' }],
} as const

export const album: Module = {
  name: 'albums',
  policy: { 'album.make': grant, 'album.add': grant, 'album.look': grant, 'album.forget': grant },
  commands: [makeAlbum, addPicture, hidePicture, forgetAlbum],
  queries: [openPicture, exportPicture, listPictures, pictureCustody],
  pages: [
    page.form({
      path: '/albums/{albumId}/add',
      command: addPicture,
      steps: [
        {
          slug: 'picture',
          page: () => ({ title: 'Add a picture' }),
          fields: [fileField({ name: 'picture', label: 'Picture', hint: 'One at a time.' })],
        },
      ],
      button: 'Add',
      done: ({ id }) => ({ href: `/albums/files/${id}`, notice: { kind: 'done', heading: 'Added' } }),
    }),
    page.file({
      path: '/albums/files/{fileId}',
      query: openPicture,
      back: () => ({ text: 'Back to the album', href: '/albums' }),
    }),
  ],
}
