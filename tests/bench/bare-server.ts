import { randomUUID } from 'node:crypto'
import http from 'node:http'
import pg from 'pg'

/**
 * What Lantern is measured against: node:http and pg with nothing between. The same two inserts in one
 * transaction, and the same row by its id; nothing is checked, nobody is asked.
 */
const [url = '', port = '', councilId = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 20 })

async function post(request: http.IncomingMessage): Promise<unknown> {
  let body = ''
  for await (const chunk of request) body += chunk
  const { label } = JSON.parse(body) as { label: string }
  const id = randomUUID()
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('insert into bench.parcel (council_id, id, label) values ($1, $2, $3)', [
      councilId,
      id,
      label,
    ])
    await client.query(
      `insert into platform.event (council_id, id, at, actor_role, via, action, subject_type, subject_id, reason)
        values ($1, $2, now(), 'quality-officer', 'api', 'ParcelPosted', 'parcel', $3, 'bare')`,
      [councilId, randomUUID(), id],
    )
    await client.query('commit')
    return { id, label }
  } finally {
    client.release()
  }
}

async function read(id: string): Promise<unknown> {
  const found = await pool.query('select id, label from bench.parcel where council_id = $1 and id = $2', [
    councilId,
    id,
  ])
  return found.rows[0]
}

const server = http.createServer(async (request, response) => {
  const answer =
    request.method === 'POST' ? await post(request) : await read(request.url?.split('/').at(-1) ?? '')
  response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer))
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => process.exit(0))
