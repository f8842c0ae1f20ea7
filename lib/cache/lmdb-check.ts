// Looks whether lmdb's own bookkeeping in a file fits together. A bit that flipped there may be noticed by nobody who
// reads, and end the process that writes. The file is read as it is on the disk, so it can end nothing here.
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './lmdb-probe';

/** As lmdb 3.5 writes it: a header, then pages of one size that all begin with a head. */
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const HEAD_BYTES = 24;
const NODE_BYTES = 8;
/** Kinds of pages. */
const [BRANCH, LEAF, OVERFLOW] = [1, 2, 4];
/** What the value of a node may be: on pages of its own, a table. */
const [ON_PAGES, TABLE] = [1, 2];
const NO_ROOT = 0xffff_ffff_ffff_ffffn;
/** The largest page of lmdb's. */
const MAX_PAGE_BYTES = 65_536;

const MAX_ATTEMPTS = 5;

/** Something does not fit. */
class Misfit extends Error {}

/** What the newest of the two headers says. */
interface Header {
  pageBytes: number;
  transaction: number;
  lastPage: number;
  free: Tree;
  main: Tree;
}

interface Tree {
  root: number | null;
  depth: number;
  entries: number;
}

/**
 * Visits every page of all trees. Others may write meanwhile.
 * @returns null where all fits; not `broken` where it could not be told
 */
export async function checkFile(dir: string): Promise<Finding | null> {
  const file = await open(join(/* turbopackIgnore: true */ dir, 'data.mdb'));
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const header = await readHeader(file);
      if (header === null) return { broken: false, reason: 'it is of another version of lmdb' };
      const misfit = await misfitIn(file, header);
      if (misfit === null) return null;
      // What was committed meanwhile may stand where something else was read of.
      if ((await readHeader(file))?.transaction === header.transaction)
        return { broken: true, reason: misfit };
    }
    return { broken: false, reason: 'others kept writing to it' };
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle): Promise<Header | null> {
  const first = await bytesAt(file, 0, MAX_PAGE_BYTES);
  if (first.length < 2 * HEAD_BYTES + 160) return null;
  const pageBytes = first.readUInt32LE(HEAD_BYTES + 24);
  const headers = [0, pageBytes].map((at) => headerIn(first.subarray(at + HEAD_BYTES), pageBytes));
  const [a, b] = headers;
  if (!a || !b) return null;
  return a.transaction > b.transaction ? a : b;
}

function headerIn(bytes: Buffer, pageBytes: number): Header | null {
  if (bytes.length < 136 || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt16LE(4) !== VERSION) return null;
  return {
    pageBytes,
    free: treeIn(bytes.subarray(24)),
    main: treeIn(bytes.subarray(72)),
    lastPage: numberAt(bytes, 120),
    transaction: numberAt(bytes, 128),
  };
}

function treeIn(bytes: Buffer): Tree {
  const root = bytes.readBigUInt64LE(40);
  return {
    root: root === NO_ROOT ? null : Number(root),
    depth: bytes.readUInt16LE(6),
    entries: numberAt(bytes, 32),
  };
}

/** What does not fit; null where all does. */
async function misfitIn(file: FileHandle, { pageBytes, transaction, lastPage, free, main }: Header) {
  const visited = new Set<number>();
  const misfit = (page: number, what: string) => new Misfit(`page ${page} ${what}`);

  /** Reads the beginning of a page that nothing else has. */
  async function read(page: number, pages: number, bytes: number): Promise<Buffer> {
    for (let each = page; each < page + pages; each++) {
      if (each < 2 || each > lastPage) throw misfit(each, 'is none of the file’s');
      if (visited.has(each)) throw misfit(each, 'is used twice');
      visited.add(each);
    }
    const head = await bytesAt(file, page * pageBytes, bytes);
    if (head.length < bytes) throw misfit(page, 'is cut off');
    if (numberAt(head, 0) !== page) throw misfit(page, 'has another number');
    if (numberAt(head, 8) > transaction) throw misfit(page, 'is from the future');
    return head;
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
    if (flags > (ON_PAGES | TABLE) || valueAt + (isOnPages ? 8 : size) > node.length)
      throw misfit(page, 'has a value outside');
    if (isOnPages) await visitValue(numberAt(node, valueAt), size);
    if (flags & TABLE) await visitTree(treeIn(node.subarray(valueAt)), page);
    return 1;
  }

  async function visitValue(page: number, size: number): Promise<void> {
    const pages = Math.ceil((HEAD_BYTES + size) / pageBytes);
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

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const numberAt = (bytes: Buffer, at: number) => Number(bytes.readBigUInt64LE(at));
