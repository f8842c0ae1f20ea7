// Where a post may be meant to be hidden, it is hidden, and its author is told. What is meant to be shown is shown.
import { readMarkdown } from '../../../../lib/content/markdown/post/read-markdown';

const read = (text: string, path = 'plum-jam.md') => readMarkdown(text, path);
const yaml = (fields: string, body = 'Text.') => `---\ntitle: Jam\n${fields}\n---\n${body}`;

describe('a post is hidden by', () => {
  test.each([
    'status: Ready for review',
    'status: ready for editing',
    'status: ready to go',
    'status: final review',
    'status: approved for editing',
    'status: publish next week',
    'status: publish after review',
    "status: don't publish",
    'status: to publish',
    'status: pre-published',
    'status: almost done',
    'status: half done',
    'status: 50% done',
    'status: done, but not published',
    'status: ready, needs review',
    'status: Published (not yet)',
    'status: Live (soon)',
    'status: "published?"',
    'status: published on 2099-01-01',
    'status: published (2099-01-01)',
    'status: [done, to be published]',
    'status: { name: Ready for review }',
    'status: 발행 전',
    'status: 발행 예정',
    'status: 완료 전',
    'status: 공개 안함',
    'state: ready for review',
    'visibility: all staff',
    'published: ready, but later',
    'visible_to: me',
    'visible_to: [mira, oto]',
    'visible_to: all staff',
    '공개 범위: 이웃 공개',
    'visibilité: amis',
  ])('words with one for shown among them: %s', (written) => {
    const { fields, problems } = read(yaml(written));
    expect(fields.draft).toBe(true);
    expect(problems).toEqual([expect.stringMatching(/is not understood, so the post is hidden$/)]);
  });

  test.each([
    'privacy: only me',
    'privacy: me',
    'privacy: friends',
    'privacy: closed',
    'audience: me',
    'audience: just me',
    'audience: only me',
    'audience: nobody',
    'audience: staff',
    'audience: [staff, friends]',
    'audience: friends and family',
    'audience: internal',
    'audience: friends',
    'access: admin',
    'access: owner',
    'access: restricted to staff',
    'access: internal',
    'permissions: owner',
    'privacy: 나만',
    'access: drafts-2',
    'audience: all staff',
    'privacy: friends of friends',
    'workflow: in review',
    'editorial_status: writing',
    'approval: pending',
  ])('those for whom it is, which the author is told: %s', (written) => {
    const { fields, problems } = read(yaml(written));
    expect([fields.draft, problems]).toEqual([true, [expect.stringContaining('the post is hidden for "')]]);
  });

  test.each([
    'unlist: true',
    'not_listed: true',
    'nolist: yes',
    'not_public: true',
    'notVisible: true',
    'is_a_draft: true',
    'still_draft: true',
    'still_private: true',
    'my_draft: true',
    'draft_status: true',
    'draft_status: draft',
    'draftState: private',
    'draftMode: true',
    'saveAsDraft: true',
    'publishedStatus: false',
    'published_state: draft',
    'permission: private',
    'permissions: private',
    'view: private',
    'access_level: private',
    'login_required: true',
    'requires_login: yes',
    'staff_only: true',
    'nonpublic: true',
    'in_review: true',
    'needs_review: true',
    '비밀글: true',
    '미공개: true',
    '비밀번호: sesame',
    '私密: true',
    '공개 범위: 나만 보기',
    '공개 범위: 비공개',
    '公開範囲: 限定公開',
    'visibilité: privé',
    'visibilité: privé'.normalize('NFD'),
    'visibilidad: privada',
    'Sichtbarkeit: privat',
    'privado: sí',
    'sichtbar: nein',
    'veröffentlichen: nein',
    'publier: non',
    'estado: pendiente',
    'estado: privado',
  ])('%s', (written) => {
    expect(read(yaml(written))).toMatchObject({ fields: { draft: true }, problems: [] });
  });

  test.each([
    'not_ready: true',
    'not_done: yes',
    'unreleased: true',
    'inactive: true',
    'offline: true',
    'pending: true',
    'on_hold: true',
    'hide_in_list: true',
    'listing: false',
    'list: false',
    'showInList: false',
    'display_in_list: no',
    'show_on_home: false',
  ])('%s, which some mean otherwise, so the author is told', (written) => {
    const { fields, problems } = read(yaml(written));
    expect([fields.draft, problems]).toEqual([true, [`${written.split(':')[0]}: the post is hidden for it`]]);
  });

  test.each([
    '# Jam\n\ndraft: true\n\nText.',
    '# Jam\ndraft: true\n\nText.',
    '# Jam\n\nStatus: draft\n\nText.',
    '# Jam\n\n**Status:** Draft\n\nText.',
    '# Jam\n\nCreated: May 5\nStatus: private\n\nText.',
    '# Jam\n\nPublished: no\n\nText.',
    '# 잼\n\n비공개: true\n\n글.',
    yaml('layout: post', 'draft: true\n\nText.'),
    yaml('layout: post', '# Plum jam\n\ndraft: true\n\nText.'),
  ])('a field in its text, where no generator looks, so the author is told: %j', (text) => {
    const { fields, problems } = read(text);
    expect([fields.draft, problems]).toEqual([true, ['the post is hidden for its first line']]);
  });

  test('front matter below a byte order mark that was encoded twice', () => {
    const mark = Buffer.from('\uFEFF').toString('latin1');
    expect(read(mark + yaml('draft: true'))).toMatchObject({ fields: { draft: true }, content: 'Text.' });
  });

  test.each(['private', '[unlisted, jam]', 'WIP', '비공개', 'not-published'])(
    'no tag, which the author is told: %s',
    (tags) => {
      const { fields, problems } = read(yaml(`tags: ${tags}`));
      expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('hides nothing')]]);
    },
  );
});

describe('a post is shown with', () => {
  test.each([
    'status: published',
    'status: Published (2020)',
    'status: Published on May 3, 2020',
    'status: published 2020-05-03',
    'status: published until 2097',
    'status: publish',
    'status: publish now',
    'status: live',
    'status: online',
    'status: 게시중',
    'status: 公開中',
    'visibility: anyone',
    'status: still growing',
    'status: Published v1.2',
    'status: final version',
    'status: published in 2020',
    'workflow: GitHub',
    'stage: in review',
    'status: done and published',
    'status: Published – updated 2020',
    'status: [featured, published]',
    'status: { id: 3, name: Published, color: green }',
    'status: 🚀 Live!',
    'status: 공개',
    'status: 공개 중',
    'status: 발행 완료',
    'status: 완료',
    'status: 公開',
    'status: done',
    'status: final',
    'status: active',
    'status: true',
    'state: New York',
    'state: Published',
    'estado: Jalisco',
    'estado: publicado',
    'publication: Ready Player One',
    'visibility: public',
    'visibility: everyone',
    'visible_to: everyone',
    'visibilité: publique',
    'visibilidad: pública',
    '공개 범위: 전체 공개',
    '公開範囲: 全体公開',
    'sichtbar: ja',
    'access: anyone',
    'audience: developers',
    'audience: friends, everyone',
    'view: grid',
    'permissions: 644',
    'permission: granted',
    'draft_status: false',
    'draft_status: published',
    'draftMode: false',
    'not_listed: false',
    'list: true',
    'list: [plums, sugar]',
    'listing: { contents: posts }',
    'show_in_list: true',
    'login_required: false',
    'inactive: false',
    'offline: false',
    'privado: no',
    'tags: [draft-beer]',
    'description: private thoughts',
    'description: "draft: true hides a post"',
  ])('%s', (written) => {
    expect(read(yaml(written))).toMatchObject({ fields: { draft: false }, problems: [] });
  });

  test.each([
    '# Jam\n\nDraft: this is of beer.\n\nText.',
    '# Jam\n\nStatus: it works.\n\nText.',
    '# Jam\n\nDraft: no\n\nText.',
    '# Jam\n\nType: draft\n\nText.',
    '# Jam\n\nText.\n\ndraft: true\n',
    '# Jam\n\n## Fields\n\ndraft: true\n',
    '# Jam\n\n```yaml\ndraft: true\n```\n',
    '# Jam\n\n- draft: true\n',
    '# Jam\n\n`draft: true`\n',
  ])('words in its text: %j', (text) => {
    expect(read(text)).toMatchObject({ fields: { draft: false }, problems: [] });
  });

  test('a field in its text where another says that it is shown, which the author is told', () => {
    const { fields, problems } = read(yaml('draft: false', 'draft: true\n\nText.'));
    expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('its first line may say')]]);
  });
});

describe('a day to come counts in', () => {
  test.each([
    '공개일',
    '공개일시',
    '발행일자',
    '게시일',
    '발행예정일',
    '공개 예정',
    '公開日',
    '公開日時',
    '发布时间',
    '发布日期',
    'datePublished',
    'show_from',
    'not_before',
    'hide_until',
  ])('%s, beside a date of its own', (name) => {
    for (const own of ['date', '작성일']) {
      const { fields, problems, unknown } = read(yaml(`${own}: 2020-01-01\n${name}: 2099-01-01`));
      expect([fields.publishedAt, problems, unknown]).toEqual(['2099-01-01T00:00:00.000Z', [], []]);
    }
  });

  test.each(['publication_date', 'release_date', 'posted', 'available_from', '예약', '予約投稿', '投稿日'])(
    '%s, beside a date of its own, which the author is told, for it may be of a thing',
    (name) => {
      const { fields, problems, unknown } = read(yaml(`date: 2020-01-01\n${name}: 2099-01-01`));
      expect([fields.publishedAt, unknown]).toEqual(['2099-01-01T00:00:00.000Z', []]);
      expect(problems).toEqual([`${name}: the post waits for "2099-01-01"`]);
    },
  );

  test.each(['show_from', 'not_before', '발행예정일', '예약'])('%s alone', (name) => {
    expect(read(yaml(`${name}: 2099-01-01`)).fields.publishedAt).toBe('2099-01-01T00:00:00.000Z');
  });

  test.each(['hide_after', 'remove_on', 'available_until', 'delete_after', '만료일', '공개 종료일'])(
    '%s, after which it is gone',
    (name) => {
      const { fields, problems } = read(yaml(`date: 2020-01-01\n${name}: 2021-01-01`));
      expect([fields.publishedAt, fields.unpublishAt, problems]).toEqual([
        '2020-01-01T00:00:00.000Z',
        '2021-01-01T00:00:00.000Z',
        [],
      ]);
    },
  );

  test.each([
    'release_date: 2019-05-06',
    'release_date: TBA',
    'publication_date: Spring 1998',
    'posted: by Mira',
    '예약: 필수',
    'available_from: the market',
    'created: 2099-01-01',
    'when: 2099-01-01',
    '공개일: 2023-01-02',
  ])('no %s', (written) => {
    expect(read(yaml(`date: 2020-01-01\n${written}`)).fields.publishedAt).toBe('2020-01-01T00:00:00.000Z');
  });

  test.each(['공개일: 미정', 'datePublished: soon'])('%s, which names none, hides', (written) => {
    const { fields, problems } = read(yaml(`date: 2020-01-01\n${written}`));
    expect(fields.publishedAt).toBe(written.split(': ')[1]);
    expect(problems).toEqual([expect.stringContaining('is no date')]);
  });
});
