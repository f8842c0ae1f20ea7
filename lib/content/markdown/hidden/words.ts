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
/** Rooms and letters are called so, too. */
const SECRET = words(
  `private hidden embargoed 비밀 비밀글 나만보기 秘密 私密 限定公開 仅自己可见 privé privée privés privat privada privado privata privato
  oculta oculto nascosto versteckt masqué скрыто`,
);
/** `type: review` is one of a book. */
export const SURELY_HIDDEN = [
  ...DRAFT,
  ...SKETCH,
  ...SECRET,
  ...words('notpublished wip workinprogress unlisted 비공개 미공개 미발행 非公開'),
];
/** Of a field that nobody knows: beer may be draft, a room private. */
export const HIDDEN_ANYWHERE = SURELY_HIDDEN.filter(
  (word) => !['draft', 'drafts', ...SECRET, ...SKETCH].includes(word),
);
export const MEMBERS = words('members paid subscribers membersonly subscribersonly onlyfree founding');
/** For whom a post is that is not for all. */
export const SOME = words(
  `me myself nobody noone staff team teams internal friends family closed admin admins administrators owner owners restricted
  employees colleagues coworkers invited invitees loggedin authenticated registered 나만 본인 친구 이웃 서로이웃 관리자 회원 自分 好友`,
);
/** They say for whom it is. */
export const FOR_WHOM = words(
  'access accesslevel audience availability permission permissions privacy privacylevel tier view viewers 권한 열람권한',
);

/** In so many words, which counts for more than a guess. */
export const PUBLISHED = words(
  `published publish public 발행 발행됨 공개 게시 게시됨 公開 公開済み 公开 发布 已发布 發佈 publié publicado pubblicato veröffentlicht
  опубликовано`,
);
/** A date under these says since when. */
export const SINCE = [...PUBLISHED, ...words('visible listed live online')];
/** Where lists of posts are. */
const IN_LISTS = ['showin', 'showon', 'displayin', 'displayon', 'listin', 'includein'].flatMap((shown) =>
  words('list lists listing listings feed index home homepage blog archive').map((place) => shown + place),
);
export const FALSE_HIDES = [
  ...SINCE,
  ...IN_LISTS,
  ...words(`publishable dgpublish render enabled enable active show shown display displayed ready list listing
    finished done complete completed output released final approved reviewed sichtbar veröffentlichen öffentlich publier
    publicar`),
];
const not = (list: string[]) => list.map((word) => `not${word}`);

const UNSURELY_HIDDEN = words(
  `archived archive skip ignore ignored removed retired protected locked internal todo paywall premium hidefromhome hidefromlist
  hidefromlists hidefromindex hidefromfeed hideinlist hidefromarchive unreleased inactive offline pending onhold unready`,
);
const UNSURELY_SHOWN = words(
  'active show display output ready finished done complete completed final approved reviewed released live list listing',
);
export const TRUE_HIDES = [
  ...SURELY_HIDDEN,
  ...UNSURELY_HIDDEN,
  ...not(FALSE_HIDES),
  ...words(
    `drafted hide hidefrompost hidefromblog invisible secret inprogress unfinished incomplete unpublish nopublish
    donotpublish dontpublish ignorepublish skippublish noindexpost disabled excluded exclude excludefromlist
    excludefromcollections eleventyexcludefromcollections deleted trashed trash expired headless confidential membersonly
    subscribersonly paidonly paywalled delisted staffonly friendsonly teamonly adminonly internalonly onlyme nonpublic
    inreview underreview needsreview pendingreview awaitingreview readyforreview isadraft mydraft saveasdraft savedasdraft
    keepasdraft draftmode unlist nolist nolisting dontlist donotlist dontshow donotshow loginrequired requirelogin
    requireslogin needslogin loginonly authrequired requireauth requiresauth 임시저장 隐藏 隱藏`,
  ),
];
export const STATES = words(
  `status visibility publishstatus publicationstatus publicationstate publishstate publishedstatus publishedstate draftstatus
  draftstate visibleto visiblefor visibilitylevel privacysetting privacysettings state publication 상태 공개범위 공개대상 ステータス
  公開範囲 状态 狀態 公开范围 可见性 estado statut stato статус visibilité visibilidad visibilidade visibilità sichtbarkeit видимость`,
);
/** They speak of other things as well: only a word for hidden counts. */
export const MAYBE_STATES = [
  ...FOR_WHOM,
  ...words(
    `stage phase publishing workflow workflowstate workflowstatus lifecycle progress moderation editorial approval
    editorialstatus maturity type kind`,
  ),
];
export const LOCKS = words(
  'password passwords pwd passcode encrypt encrypted 비밀번호 パスワード 密码 密碼 contraseña motdepasse passwort senha',
);

/** What stands around a name and changes nothing: `isDraft`, `post_status`. */
export const AROUND = words(
  'is post page article blog entry note doc content marked as flag can should may to on in site website web this still ready 여부 상태 설정 状態 設定 状态 是否',
);

export const SHOWN_STATES = [
  ...PUBLISHED,
  ...words(
    `live active visible listed open posted released release final finished done stable current new
    updated reviewed approved edited ongoing complete completed featured pinned sticky evergreen seedling budding growing
    everyone anyone anybody online all always ready 게시중 공개중 발행중 公開中 掲載中
    finaldraft 완료 전체 전체공개 모두 完了 全体公開 所有人 öffentlich público pública publique pubblico pubblica`,
  ),
];
/** They stand beside a word for shown and change nothing: "published on May 3, 2020". */
export const FILLERS = words('now still on in since until fully already currently and version 중 됨');
/** Behind a word for shown they may say the contrary: "done, but not published", "live (soon)". */
export const CONTRARY = [...PUBLISHED, ...words('yet soon later pending review waiting')];
/** What people say of a text, and not of a country: "ready for review". */
export const OF_WRITING = [...PUBLISHED, ...words('ready done finished final approved reviewed review')];
export const HIDDEN_STATES = [
  ...SURELY_HIDDEN,
  ...MEMBERS,
  ...words(
    `pending trash inherit autodraft archived inreview review idea todo inprogress unfinished incomplete writing onhold
    rejected internal deleted password 임시저장 작성중 未公開 未发布 pendiente pendente enrevisión programado archivado`,
  ),
];
/** The date says when. */
export const SCHEDULED = words('future scheduled schedule 예약 예약발행 予約');

/** Some mean other things by them, so the author is told; only a word for yes, no or hidden hides. */
export const UNSURE = [
  ...SKETCH,
  ...UNSURELY_SHOWN,
  ...UNSURELY_HIDDEN,
  ...not(UNSURELY_SHOWN),
  ...IN_LISTS,
  'article',
];

/** Another word than yes, no or hidden says another thing: `online: at Zoom`. */
export const OF_OTHER_THINGS = [...UNSURE, ...words('online listed disabled enabled enable')];

/** What is said within these is said of a part of the page, or of another thing. */
export const PARTS = words(
  `cover image images featured feature header footer hero banner thumbnail toc comments comment sidebar menu menus nav navigation
  author authors repo repository package github project sitemap search rss feed feeds social share sharing resources gallery
  video audio pagination breadcrumbs ads analytics code math map form newsletter`,
);
