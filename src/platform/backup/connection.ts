import pg from 'pg'

/** The settings under which COPY's text means one thing only, whoever wrote or reads it. */
const SETTINGS = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
  set extra_float_digits = 3; set client_encoding = 'UTF8'; set statement_timeout = 0; set row_security = off`

/**
 * Runs `work` with the owner's connection, which sees all councils. Should row-level security ever hide rows
 * from it, PostgreSQL refuses the statement instead of leaving them out.
 */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lantern-backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(SETTINGS)
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
