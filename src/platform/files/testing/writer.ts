import { randomBytes } from 'node:crypto'
import { openBlobs } from '../blobs.ts'

/** A process that stores one file after another and tells the name of each, until it is killed. */
const blobs = openBlobs(process.argv[2] ?? '')
for (;;) process.stdout.write(`${await blobs.put(randomBytes(500_000))}\n`)
