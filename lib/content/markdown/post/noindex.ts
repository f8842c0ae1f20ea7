// Whether the author asks search engines to leave a post out: `robots: noindex`, `sitemap: false`.
import { type Field, named } from '../front-matter/fields';
import { plainName } from '../front-matter/synonyms';

const NO = /^"?(?:false|no|off|never)"?$/;
const YES = /^"?(?:true|yes|on|1)"?$/;

export function isNoindex(fields: Map<string, Field>): boolean {
  return named(fields, 'noindex').some(({ name, value }) => {
    const said = JSON.stringify(value).toLowerCase();
    const plain = plainName(name);
    if (/^(?!.*noindex).*(?:robots|googlebot)/.test(plain))
      return /noindex|\bnone\b|"index":"?(?:false|no)|"noindex":"?true/.test(said);
    if (plain === 'sitemap')
      return NO.test(said) || /"(?:exclude|ignore|disabled?|hidden)":"?(?:true|yes)/.test(said);
    return (/^(?:index|indexed|indexable|allowindexing)$/.test(plain) ? NO : YES).test(said);
  });
}
