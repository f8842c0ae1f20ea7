// Finds the keys of records by what leads to their posts: ids of today and before, aliases, texts.
import { AliasIndex } from './alias-index';
import type { CatalogueRecord } from './records/record';

export class PostIndex {
  private readonly byIdNow = new Map<string, string>();
  private readonly byFormerId = new Map<string, string>();
  private readonly aliases = new AliasIndex();
  /** Ids that are no NFC, by what they are in it. */
  private readonly idByNfc = new Map<string, string>();
  private readonly byTextHash = new Map<string, string>();

  /** Takes in the record of a key, in place of the one that was there. */
  replace(key: string, last: CatalogueRecord | undefined, record: CatalogueRecord): void {
    if (last) this.remove(key, last);
    const { post } = record;
    if (!record.isGone) {
      this.byIdNow.set(post.id, key);
      const nfc = post.id.normalize('NFC');
      if (nfc !== post.id) this.idByNfc.set(nfc, post.id);
      for (const id of record.formerIds) this.byFormerId.set(id, key);
      for (const path of post.formerPaths ?? []) this.aliases.add(path, key);
    }
    if (post.documentId === null && post.textHash !== null) this.byTextHash.set(post.textHash, key);
  }

  private remove(key: string, { post }: CatalogueRecord): void {
    if (this.byIdNow.get(post.id) === key) this.byIdNow.delete(post.id);
    for (const path of post.formerPaths ?? []) this.aliases.delete(path, key);
    if (post.textHash && this.byTextHash.get(post.textHash) === key) this.byTextHash.delete(post.textHash);
  }

  byId(id: string): string | undefined {
    return this.byIdNow.get(id);
  }

  /** The post that had an id once. */
  byOldId(id: string): string | undefined {
    return this.byFormerId.get(id);
  }

  /** The posts whose authors say that a path led there. */
  byAlias(path: string): string[] {
    return this.aliases.at(path);
  }

  /** Of posts without a name of the CMS's own. */
  byText(textHash: string): string | undefined {
    return this.byTextHash.get(textHash);
  }

  /**
   * The ids that an id may be in another form: some systems write letters with accents as one character (NFC), others
   * as several (NFD).
   */
  formsOf(id: string): string[] {
    const nfc = id.normalize('NFC');
    return [nfc, this.idByNfc.get(nfc) ?? nfc].filter((form) => form !== id);
  }
}
