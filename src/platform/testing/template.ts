import pg from 'pg'
import { migrate } from '../database/migrate.ts'

export interface ClusterUrls {
  readonly superuserUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
}

export const templateName = 'lantern_template'

/** Makes the migrated database that every test file clones. */
export async function prepareTemplate(cluster: ClusterUrls): Promise<ClusterUrls> {
  const superuser = new pg.Client({ connectionString: cluster.superuserUrl })
  await superuser.connect()
  await superuser.query(`drop database if exists ${templateName}`)
  await superuser.query(`create database ${templateName} owner lantern_owner template template0`)
  await superuser.end()
  await addExtensions(databaseUrl(cluster.superuserUrl, templateName))
  await migrate(databaseUrl(cluster.ownerUrl, templateName), 'lantern_app')
  const { superuserUrl, ownerUrl, appUrl } = cluster
  return { superuserUrl, ownerUrl, appUrl }
}

async function addExtensions(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const name of ['pg_trgm', 'unaccent', 'btree_gist', 'cube']) {
    await client.query(`create extension if not exists ${name}`)
  }
  await client.end()
}

/** The same server and role, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
