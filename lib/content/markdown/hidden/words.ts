// Words by which authors say that a post is hidden, or shown. Names are plain, as `plainName` makes them, values in small
// letters without spaces and dashes.

export const words = (list: string) => list.split(/\s+/);

export const YES = words('true yes y on 1 t x ✓ ✔ ✅ ☑ 예 네 はい 是 oui ja si sí sim да');
export const NO = words('false no n off 0 f none never ✗ ✘ ❌ 아니오 아니요 いいえ 否 non nein não nej нет');

/** They mean nothing else, as a value and as the name of a folder. */
export const DRAFT = words(
  `draft drafts unpublished 초안 下書き 草稿 brouillon brouillons rascunho rascunhos черновик черновики borradores entwürfe
  bozze`,
);
/** A design is called so, too. */
export const SKETCH = words('entwurf borrador bozza');
/** `type: review` is one of a book. */
export const SURELY_HIDDEN = [
  ...DRAFT,
  ...SKETCH,
  ...words('notpublished wip workinprogress private hidden unlisted embargoed 비공개 非公開'),
];
/** Of a field that nobody knows: beer may be draft, a room private. */
export const HIDDEN_ANYWHERE = SURELY_HIDDEN.filter(
  (word) => !['draft', 'drafts', 'private', 'hidden', 'embargoed', ...SKETCH].includes(word),
);
export const MEMBERS = words('members paid subscribers membersonly subscribersonly onlyfree founding');

export const TRUE_HIDES = [
  ...SURELY_HIDDEN,
  ...words(
    `drafted hide hidefromlist hidefromlists hidefrompost hidefromfeed hidefromindex hidefromhome
    hidefromblog invisible secret inprogress unfinished incomplete unpublish
    nopublish donotpublish dontpublish ignorepublish skippublish noindexpost disabled excluded exclude excludefromlist
    excludefromcollections
    eleventyexcludefromcollections skip ignore ignored archived archive deleted trashed trash removed retired expired headless
    internal confidential membersonly subscribersonly paidonly paywall paywalled premium protected locked todo delisted 임시저장 隐藏 隱藏`,
  ),
];
export const STATES = words(
  'status visibility publishstatus publicationstatus publicationstate publishstate state publication 상태 ステータス 状态 狀態 estado statut stato статус',
);
/** They speak of other things as well: only a word for hidden counts. */
export const MAYBE_STATES = words(
  `access audience stage phase publishing workflow workflowstate workflowstatus lifecycle progress availability privacy
  moderation editorial approval editorialstatus maturity type kind tier`,
);
export const LOCKS = words('password passwords pwd passcode encrypt encrypted');

/** What stands around a name and changes nothing: `isDraft`, `post_status`. */
export const AROUND = words(
  'is post page article blog entry note doc content marked as flag can should may to on in site website web this ready 여부 상태 설정 状態 設定 状态 是否',
);

/** In so many words, which counts for more than a guess. */
export const PUBLISHED = words(
  `published publish public 발행 발행됨 공개 게시 게시됨 公開 公開済み 公开 发布 已发布 發佈 publié publicado pubblicato veröffentlicht
  опубликовано`,
);
/** A date under these says since when. */
export const SINCE = [...PUBLISHED, ...words('visible listed live online')];
export const FALSE_HIDES = [
  ...SINCE,
  ...words(`publishable dgpublish render enabled enable active show shown display displayed ready
    finished done complete completed output released final approved reviewed`),
];
export const SHOWN_STATES = [
  ...PUBLISHED,
  ...words(
    `live active visible listed open posted released release final finished done stable current new
    updated reviewed approved edited ongoing complete completed featured pinned sticky evergreen seedling budding growing
    everyone all always ready
    finaldraft 완료 完了`,
  ),
];
export const HIDDEN_STATES = [
  ...SURELY_HIDDEN,
  ...MEMBERS,
  ...words(
    `pending trash inherit autodraft archived inreview review idea todo inprogress unfinished incomplete writing onhold
    rejected internal deleted password 임시저장 작성중 未公開 未发布`,
  ),
];
/** With one of these before them the same words say the contrary: "to be published", "not ready". */
export const NOT_YET = words('not no never yet be until before soon waiting needs todo');
/** The date says when. */
export const SCHEDULED = words('future scheduled schedule');

/** Some mean other things by them, so the author is told; only a word for yes, no or hidden hides. */
export const UNSURE = [
  ...SKETCH,
  ...words(
    `archived archive skip ignore ignored removed retired protected locked active show display output ready finished done
    complete completed article internal final approved reviewed released live todo paywall premium hidefromhome hidefromlist
    hidefromlists hidefromindex hidefromfeed`,
  ),
];

/** Another word than yes, no or hidden says another thing: `online: at Zoom`. */
export const OF_OTHER_THINGS = [...UNSURE, ...words('online listed disabled enabled enable')];

/** What is said within these is said of a part of the page, or of another thing. */
export const PARTS = words(
  `cover image images featured feature header footer hero banner thumbnail toc comments comment sidebar menu menus nav navigation
  author authors repo repository package github project sitemap search rss feed feeds social share sharing resources gallery
  video audio pagination breadcrumbs ads analytics code math map form newsletter`,
);
