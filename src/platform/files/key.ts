/**
 * What seals with the key of one record. Whoever owns the record makes the key, keeps it, and destroys it when the
 * record is to be forgotten: then nothing that was sealed with it can be read again. `open` throws for another key's
 * bytes and for altered ones.
 */
export interface RecordKey {
  seal(plain: Uint8Array): Uint8Array | Promise<Uint8Array>
  open(sealed: Uint8Array): Uint8Array | Promise<Uint8Array>
}
