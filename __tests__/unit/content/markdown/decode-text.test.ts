// The bytes of files: what isn't UTF-8 is read as what it is, or named.
import { decodeText } from '../../../../lib/content/markdown/post/decode-text';

// Bytes as an editor of that time saved them.
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const utf32 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer([...text].length * 4));
  [...text].forEach((sign, at) => {
    view.setUint32(at * 4, sign.codePointAt(0) ?? 0, isLittle);
  });
  return Buffer.from(view.buffer);
};
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from('달빛 é “a”'), null, '달빛 é “a”'],
  ['UTF-8 with a mark', Buffer.from('\uFEFF달빛'), null, '달빛'],
  ['EUC-KR', bytes('b4de bafb 20 bbe7 b4d9 b8ae'), 'euc-kr', '달빛 사다리'],
  [
    'EUC-KR that laughs',
    bytes('b5e5b5f0beee20bbf2b4d920a4bba4bba4bba4bba4bb20c1c1b4d920a4bea4be'),
    'euc-kr',
    '드디어 샀다 ㅋㅋㅋㅋㅋ 좋다 ㅎㅎ',
  ],
  [
    'EUC-KR that laughs in its title too',
    bytes('7469746c653a20a4bba4bba4bb0aa4bba4bba4bba4bba4bba4bb20bff4b1e2b4d9'),
    'euc-kr',
    'title: ㅋㅋㅋ\nㅋㅋㅋㅋㅋㅋ 웃기다',
  ],
  ['EUC-KR that only laughs', bytes('a4bba4bba4bb'), 'euc-kr', 'ㅋㅋㅋ'],
  ['EUC-JP whose kana are repeated', bytes('a4a8a4a8a4a8a4a8a1a2a4dea4b8a1a9'), 'euc-jp', 'ええええ、まじ？'],
  ['Shift_JIS', bytes('8cc3 82a2 83 89 83 93 83 76 82cc 98 62'), 'shift_jis', '古いランプの話'],
  ['EUC-JP', bytes('b8c5 a4a4 a5e9 a5f3 a5d7'), 'euc-jp', '古いランプ'],
  [
    'Windows-1252',
    bytes('63 61 66 e9 20 96 20 93 64 e9 6a e0 20 76 75 94'),
    'windows-1252',
    'café – “déjà vu”',
  ],
  [
    'Windows-1252 of German',
    bytes('47 72 fc df 65 20 61 75 73 20 4b f6 6c 6e'),
    'windows-1252',
    'Grüße aus Köln',
  ],
  ['that of old Macs', bytes('47 72 9f a7 65 20 61 75 73 20 4b 9a 6c 6e'), 'macintosh', 'Grüße aus Köln'],
  [
    'GBK',
    bytes('c0eed7d3bdb4b5c4d7f6b7a8a3bacab1bce4b2bbb3a4a3acbfc9d2d4b1a3b4e6d2bbc4eaa1a3'),
    'gb18030',
    '李子酱的做法：时间不长，可以保存一年。',
  ],
  [
    'Big5',
    bytes('a7f5a46cc2e6aabab0b5aa6ba147aec9b6a1a4a3aaf8a141a569a548ab4fa673a440a67ea143'),
    'big5',
    '李子醬的做法：時間不長，可以保存一年。',
  ],
  ['ISO-2022-JP', bytes('1b 24 42 38 45 24 24 1b 28 42'), 'iso-2022-jp', '古い'],
  [
    'EUC-KR of few frequent syllables',
    bytes('c7aa b8a5 20 b9d9 b6f7 20 c0cc bedf b1e2'),
    'euc-kr',
    '푸른 바람 이야기',
  ],
  ['an empty file, as one is for a moment while it is being written,', bytes(''), null, ''],
  ['UTF-16 with a mark', Buffer.concat([bytes('fffe'), Buffer.from('달빛', 'utf16le')]), 'utf-16le', '달빛'],
  ['UTF-16, big end first', Buffer.concat([bytes('feff'), utf16be('달빛')]), 'utf-16be', '달빛'],
  [
    'UTF-16 without a mark',
    Buffer.from('---\ntitle: Lamp\n---\n달빛', 'utf16le'),
    'utf-16le',
    '---\ntitle: Lamp\n---\n달빛',
  ],
  ['UTF-32 with a mark', utf32('\uFEFF달빛 🌙', true), 'utf-32le', '달빛 🌙'],
  ['UTF-32, big end first', utf32('\uFEFF달빛 🌙', false), 'utf-32be', '달빛 🌙'],
  ['UTF-32 without a mark', utf32('# 달빛 사다리', true), 'utf-32le', '# 달빛 사다리'],
  ['UTF-32 without a mark, big end first', utf32('# 달빛 사다리', false), 'utf-32be', '# 달빛 사다리'],
  [
    'UTF-8 with a zero byte',
    Buffer.from('달빛 사다리\0 이야기'),
    'utf-8 with zero bytes in it, which are left out',
    '달빛 사다리 이야기',
  ],
  [
    'UTF-8 that ends in zero bytes',
    Buffer.from(`# 달빛${'\0'.repeat(500)}`),
    'utf-8 with zero bytes in it, which are left out',
    '# 달빛',
  ],
])('%s is read as what it is', (_, file, encoding, text) => {
  expect(decodeText(file)).toEqual({ text, encoding });
});

test.each([
  ['a text of DOS', bytes('47 72 81 e1 65 20 61 75 73 20 4b 94 6c 6e')],
  ['EUC-JP without kana, which could be Korean', bytes('c5ec b5fe c5d4 c4a3 bcd8 c1b0 b9ad beec')],
  [
    'EUC-JP without kana, which has commas as Chinese has',
    bytes('c5ecb5fe a1a2 c2e7bae5 a1a2 b5fec5d4 a1a3'),
  ],
  ['noise', bytes('81 ff fe 20 c0 80 f8 90 8f')],
  ['UTF-8 that was cut', Buffer.concat([Buffer.from('달빛 사다리를 오르는 달빛'), bytes('eb')])],
  ['more zero bytes than a text has', Buffer.from('G\0I\0\0\0F\0\0\0\0a\0\0\0\0b')],
  ['bytes of a picture', bytes('89 50 4e 47 0d 0a 1a 0a ff d8 ff e0 81 8d 8f 90 9d')],
])('%s is named, and never shown as another text', (_, file) => {
  expect(() => decodeText(file)).toThrow('save the file as UTF-8');
});
