// Looks whether lmdb's own bookkeeping in a file fits together. A bit that flipped there may be noticed by nobody who
// reads, and end the process that writes. The file is read as it is on the disk, so it can end nothing here.
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  bytesAt,
  HEAD_BYTES,
  type Header,
  numberAt,
  readHeader,
  TREE_BYTES,
  type Tree,
  treeIn,
} from './file';
import type { Finding } from './probe';

const NODE_BYTES = 8;
/** Kinds of pages. */
const [BRANCH, LEAF, OVERFLOW] = [1, 2, 4];
/** What the value of a node may be: on pages of its own, a table. */
const [ON_PAGES, TABLE] = [1, 2];
/** What stands in a node for a value on pages: their first number, a transaction, how many there are. */
const ON_PAGES_BYTES = 24;

const MAX_ATTEMPTS = 5;
/** The start waits for the check. */
const LIMIT_MS = 30_000;
const TURN_MS = 5;

/** Something does not fit. */
class Misfit extends Error {}

class Late extends Error {}

/**
 * Visits every page of all trees. Others may write meanwhile.
 * @returns null where all fits; not `broken` where it could not be told
 */
export async function checkFile(dir: string, limitMs = LIMIT_MS): Promise<Finding | null> {
  const file = openSync(join(/* turbopackIgnore: true */ dir, 'data.mdb'), 'r');
  const endMs = performance.now() + limitMs;
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const header = readHeader(file);
      if (header === null) return { broken: false, reason: 'it is of another version of lmdb' };
      const misfit = await misfitIn(file, header, endMs);
      if (misfit === null) return null;
      // What was committed meanwhile may stand where something else was read of.
      if (readHeader(file)?.transaction === header.transaction) return { broken: true, reason: misfit };
    }
    return { broken: false, reason: 'others kept writing to it' };
  } catch (error) {
    if (error instanceof Late) return { broken: false, reason: `it took longer than ${limitMs} ms` };
    throw error;
  } finally {
    closeSync(file);
  }
}

/** What does not fit; null where all does. */
async function misfitIn(
  file: number,
  { pageBytes, transaction, lastPage, free, main }: Header,
  endMs: number,
): Promise<string | null> {
  const visited = new Set<number>();
  const misfit = (page: number, what: string) => new Misfit(`page ${page} ${what}`);
  let turnEndMs = performance.now() + TURN_MS;

  /** Reads the beginning of a page that nothing else has. */
  async function read(page: number, pages: number, bytes: number): Promise<Buffer> {
    for (let each = page; each < page + pages; each++) {
      if (each < 2 || each > lastPage) throw misfit(each, 'is none of the file’s');
      if (visited.has(each)) throw misfit(each, 'is used twice');
      visited.add(each);
    }
    await giveWay();
    const head = bytesAt(file, page * pageBytes, bytes);
    if (head.length < bytes) throw misfit(page, 'is cut off');
    if (numberAt(head, 0) !== page) throw misfit(page, 'has another number');
    if (numberAt(head, 8) > transaction) throw misfit(page, 'is from the future');
    return head;
  }

  async function giveWay(): Promise<void> {
    const nowMs = performance.now();
    if (nowMs > endMs) throw new Late();
    if (nowMs < turnEndMs) return;
    await nextTurn();
    turnEndMs = performance.now() + TURN_MS;
  }

  /** @returns the number of entries below a page */
  async function visit(page: number, depth: number): Promise<number> {
    const bytes = await read(page, 1, pageBytes);
    const [kind, lower, upper] = [18, 20, 22].map((at) => bytes.readUInt16LE(at)) as [number, number, number];
    const body = bytes.subarray(HEAD_BYTES);
    if (kind !== (depth > 1 ? BRANCH : LEAF)) throw misfit(page, 'is of another kind');
    if (lower > upper || upper > body.length || lower % 2 !== 0) throw misfit(page, 'has no such bounds');
    let entries = 0;
    for (let index = 0; index < lower / 2; index++) {
      const offset = body.readUInt16LE(2 * index);
      if (offset < upper || offset + NODE_BYTES > body.length) throw misfit(page, 'has an entry outside');
      entries += await visitNode(page, depth, body.subarray(offset));
    }
    return entries;
  }

  async function visitNode(page: number, depth: number, node: Buffer): Promise<number> {
    const size = node.readUInt32LE(0);
    const flags = node.readUInt16LE(4);
    const valueAt = NODE_BYTES + node.readUInt16LE(6);
    if (depth > 1) {
      if (valueAt > node.length) throw misfit(page, 'has a key outside');
      return visit(size + flags * 2 ** 32, depth - 1);
    }
    const isOnPages = (flags & ON_PAGES) !== 0;
    if (flags > (ON_PAGES | TABLE) || valueAt + (isOnPages ? ON_PAGES_BYTES : size) > node.length)
      throw misfit(page, 'has a value outside');
    if (isOnPages) await visitValue(numberAt(node, valueAt), size, numberAt(node, valueAt + 16));
    if ((flags & TABLE) === 0) return 1;
    if (isOnPages || size < TREE_BYTES) throw misfit(page, 'has a table that is none');
    await visitTree(treeIn(node.subarray(valueAt)), page);
    return 1;
  }

  // A value that was replaced by a shorter one in the same commit keeps its pages.
  async function visitValue(page: number, size: number, pages: number): Promise<void> {
    if (pages * pageBytes < HEAD_BYTES + size) throw misfit(page, 'is too short for its value');
    const head = await read(page, pages, HEAD_BYTES);
    if (head.readUInt16LE(18) !== OVERFLOW) throw misfit(page, 'is of another kind');
    if (head.readUInt32LE(20) !== pages) throw misfit(page, 'has another length');
  }

  async function visitTree({ root, depth, entries }: Tree, from: number): Promise<void> {
    const found = root === null ? 0 : await visit(root, depth);
    if (found !== entries) throw misfit(root ?? from, `has ${found} entries, not ${entries}`);
  }

  try {
    await visitTree(free, 0);
    await visitTree(main, 0);
    return null;
  } catch (error) {
    if (error instanceof Misfit) return error.message;
    throw error;
  }
}
