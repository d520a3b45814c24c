import type pg from 'pg'
import { colleague, councils, records } from './world.ts'

const at = '2026-11-16T08:00:00Z'

/** Requests, breaches, holds and imports, of the own council and of another. */
export async function arrangeGoverning(db: Pick<pg.Pool, 'query'>): Promise<void> {
  const both = [
    [councils.own, records.breach, records.concernNew, 'B-2222-2222', records.adult],
    [councils.other, records.otherBreach, records.otherConcern, 'B-2222-2222', records.otherAdult],
  ] as const
  for (const [council, id, concern, reference, adult] of both) {
    await db.query(
      `insert into safeguarding.breach (council_id, id, reference, concern_id, wrong_person_id, right_person_id,
         since_at, found_at, owner_id, state, words) values ($1, $2, $4, $3, $5, $5, $6, $6, $7, 'open', '')`,
      [council, id, concern, reference, adult, at, colleague],
    )
  }
  const requests = [
    [councils.own, records.accessRequest, 'A-2222-2222', records.adult],
    [councils.own, records.accessRequestExcluded, 'A-3333-3333', records.adultExcluded],
    [councils.other, records.otherAccessRequest, 'A-2222-2222', records.otherAdult],
  ] as const
  for (const request of requests) {
    await db.query(
      `insert into safeguarding.access_request (council_id, id, reference, kind, state, person_id, asked_by,
         received_on, due_on, at, words) values ($1, $2, $3, 'subject-access', 'received', $4, 'self',
         '2026-11-10', '2026-12-10', '${at}', '')`,
      [...request],
    )
  }
  const items = [
    [councils.own, records.accessItem, records.accessRequest],
    [councils.other, records.otherAccessItem, records.otherAccessRequest],
  ] as const
  for (const item of items) {
    await db.query(
      `insert into safeguarding.access_item (council_id, id, request_id, source, key_id, row_id, field, whose)
       values ($1, $2, $3, 'note', $2, $2, 'text', 'own')`,
      [...item],
    )
  }
  for (const [council, id] of [
    [councils.own, records.hold],
    [councils.other, records.otherHold],
  ]) {
    await db.query(
      `insert into safeguarding.hold (council_id, id, about, about_id, reason, from_on, at, by)
       values ($1, $2, 'concern', $2, 'claim', '2026-11-01', $3, $4)`,
      [council, id, at, colleague],
    )
  }
  for (const [council, id] of [
    [councils.own, records.takingIn],
    [councils.other, records.otherTakingIn],
  ]) {
    await db.query(
      `insert into safeguarding.exchange_import (council_id, id, door, hash, rows, created, changed, unchanged, refused, at)
       values ($1, $2, 'api', 'x', 0, 0, 0, 0, 0, $3)`,
      [council, id, at],
    )
  }
}
