import { createHash } from 'node:crypto'
import type pg from 'pg'
import { councils } from '#law/councils.ts'
import { stableId } from '#platform/ids.ts'
import { demoDate, fenmarsh } from '../council.ts'
import { demoPeople } from './people.ts'

/** A connection or pool of the owner, or of the app. */
type Client = Pick<pg.ClientBase, 'query'>

/** The name under which the demonstration's accounts are tied to its provider, whatever its address. */
export const demoIssuer = 'lantern-demonstration'

export const fenmarshId = stableId('council', fenmarsh.code)

/** The councils of England as reference, and Fenmarsh, the only one that uses the demonstration. Idempotent. */
export async function seedCouncils(client: Client): Promise<void> {
  const rows = [
    ...councils.map(council => ({ ...council, settings: {}, demonstration: false })),
    { ...fenmarsh, settings: { numbers: fenmarsh.numbers }, demonstration: true },
  ].map(({ code, name, niceName, region, settings, demonstration }) => ({
    id: stableId('council', code),
    code,
    name,
    nice_name: niceName,
    region,
    settings,
    demonstration,
  }))
  await client.query(
    `insert into platform.council (id, code, name, nice_name, region, settings, fictional, uses_lantern)
     select id, code, name, nice_name, region, settings, demonstration, demonstration
       from jsonb_to_recordset($1) as c (id uuid, code text, name text, nice_name text, region text,
         settings jsonb, demonstration boolean)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}

/**
 * The people of the demonstration, with their roles, and one token whose text nobody knows. Idempotent: what a
 * visitor changed stays changed. Needs `seedCouncils` before it. As the app, the client must be in a
 * transaction of this council.
 */
export async function seedDemoPeople(client: Client, councilId = fenmarshId): Promise<void> {
  const people = JSON.stringify(
    demoPeople.map((person, index) => ({
      id: person.accountId,
      grant_id: stableId('role-grant', ...person.key.split(/-(?=\d$)/)),
      name: person.name,
      email: person.email,
      subject: person.key,
      role: person.role,
      home_id: person.homeId ?? null,
      // Seconds apart, so that "the first person of the role" has a meaning.
      at: `${demoDate}T06:00:${String(index).padStart(2, '0')}Z`,
    })),
  )
  await client.query(
    `insert into platform.account (council_id, id, name, email, issuer, subject, created_at)
     select $1, id, name, email, $2, subject, at
       from jsonb_to_recordset($3) as p (id uuid, name text, email text, subject text, at timestamptz)
     on conflict do nothing`,
    [councilId, demoIssuer, people],
  )
  await client.query(
    `insert into platform.role_grant (council_id, id, account_id, role, home_id, granted_at)
     select $1, grant_id, id, role, home_id, at
       from jsonb_to_recordset($2) as p (grant_id uuid, id uuid, role text, home_id uuid, at timestamptz)
     on conflict do nothing`,
    [councilId, people],
  )
  await seedToken(client, councilId)
  await seedWebhook(client, councilId)
}

async function seedToken(client: Client, councilId: string): Promise<void> {
  const hash = createHash('sha256').update(stableId('token', 'nobody knows')).digest()
  await client.query(
    `insert into platform.token (council_id, id, account_id, role, label, hash, created_at, expires_at)
     values ($1, $2, $3, 'analyst', 'An example: the nightly report', $4, $5::date, $5::date + 365)
     on conflict do nothing`,
    [councilId, stableId('token', 'example'), stableId('account', 'analyst'), hash, demoDate],
  )
}

/** Switched off, and without a secret until it is given one: nothing leaves the demonstration by itself. */
async function seedWebhook(client: Client, councilId: string): Promise<void> {
  await client.query(
    `insert into platform.webhook (council_id, id, url, description, types, secret, active, created_at)
     values ($1, $2, 'http://localhost:4000/lantern', 'An example: case management', '{*}', '', false, $3::date)
     on conflict do nothing`,
    [councilId, stableId('webhook', 'example'), demoDate],
  )
}
