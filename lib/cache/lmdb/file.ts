// How lmdb 3.5 writes its file: two headers, then pages of one size that all begin with a head.
import { readSync } from 'node:fs';

const MAGIC = 0xbeefc0de;
const VERSION = 2;
export const HEAD_BYTES = 24;
const HEADER_BYTES = 136;
/** What is known of a tree, as it stands in a header and in a table's entry. */
export const TREE_BYTES = 48;
const NO_ROOT = 0xffff_ffff_ffff_ffffn;

/** What the newest of the two headers says. */
export interface Header {
  pageBytes: number;
  transaction: number;
  lastPage: number;
  free: Tree;
  main: Tree;
}

export interface Tree {
  root: number | null;
  depth: number;
  entries: number;
}

/** Null for what is none of lmdb's, or of another version. */
export function readHeader(file: number): Header | null {
  const first = headerAt(file, 0);
  const second = first && headerAt(file, first.pageBytes);
  if (!first || !second) return null;
  return first.transaction > second.transaction ? first : second;
}

function headerAt(file: number, position: number): Header | null {
  const bytes = bytesAt(file, position + HEAD_BYTES, HEADER_BYTES);
  if (bytes.length < HEADER_BYTES || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt16LE(4) !== VERSION)
    return null;
  return {
    pageBytes: bytes.readUInt32LE(24),
    free: treeIn(bytes.subarray(24)),
    main: treeIn(bytes.subarray(72)),
    lastPage: numberAt(bytes, 120),
    transaction: numberAt(bytes, 128),
  };
}

export function treeIn(bytes: Buffer): Tree {
  const root = bytes.readBigUInt64LE(40);
  return {
    root: root === NO_ROOT ? null : Number(root),
    depth: bytes.readUInt16LE(6),
    entries: numberAt(bytes, 32),
  };
}

/** Fewer, where the file ends before. */
export function bytesAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  return buffer.subarray(0, readSync(file, buffer, 0, length, position));
}

export const numberAt = (bytes: Buffer, at: number) => Number(bytes.readBigUInt64LE(at));
