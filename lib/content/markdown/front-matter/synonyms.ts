// What generators, themes and hands call the fields of front matter. Names are plain: without case and signs, as
// `plainName` makes them; the most telling comes first.

/** A name without case, dashes, underscores, dots, colons, quotes and spaces: `Pub_Date` is `pubdate`. */
export const plainName = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[-_.:"'“”‘’\s]/g, '');

const words = (list: string) => list.split(/\s+/);
/** Where a `pubDate` is known, a `pubDatetime` is. */
const dates = (list: string) =>
  words(list).flatMap((name) => (name.endsWith('date') ? [name, `${name}time`] : [name]));

const PICTURES =
  words(`cover featured feature hero banner header thumbnail thumb teaser main preview social og opengraph twitter share
  card post article lead top title meta seo background bg overlay splash page blog list index story`);
const OF_A_PICTURE = words('image img photo picture pic imageurl imgurl imagesrc imgsrc imagepath');

const COVERS = [
  ...words(
    'cover coverimage image images featuredimage featureimage feature heroimage hero banner bannerimage thumbnail',
  ),
  ...words('imageurl imagesrc imgurl imgsrc imagepath thumb'),
  ...PICTURES.flatMap((of) => OF_A_PICTURE.map((kind) => of + kind)),
  ...words(`photo poster img pic picture social header featured teaser splash masthead illustration coverindex ogimage preview
    coverurl coversrc featuredurl herourl herosrc bannerurl bannersrc thumbnailurl thumbnailsrc thumburl headersrc splashurl
    대표이미지 썸네일 표지 サムネイル アイキャッチ 封面`),
];

export const SYNONYMS = {
  title: words('title name headline heading pagetitle posttitle articletitle h1 제목 タイトル 标题 標題'),
  publishedAt:
    dates(`date publishedat pubdate publishdate publisheddate datepublished publishedon publishedtime published
    publicationdate postdate posted postedat postedon datetime articlepublishedtime firstpublishedat firstpublished
    originallypublished originalpublishdate originaldate releasedate releasedat released golivedate publishtime publishedtimestamp
    created createdat createdon createddate datecreated creationdate createtime createdtime ctime issued dcdate
    날짜 작성일 작성일자 작성일시 작성날짜 등록일 등록일자 등록일시 발행일 발행일자 발행일시 발행날짜 게시일 게시일자 게시일시 공개일 공개일자 공개일시 생성일 생성일시
    日付 公開日 公開日時 投稿日 投稿日時 掲載日 発行日 作成日 作成日時 日期 发布日期 发布时间 发表日期 发表时间 创建日期 创建时间 發布日期 發佈日期 發布時間
    發表日期 建立日期 建立時間 fecha datum publicado publié
    pubblicato veröffentlicht
    publishon publishat publishfrom publishafter goliveat scheduled scheduledfor scheduledat availablefrom visiblefrom
    embargo embargountil
    publish written writtenat writtenon timestamp time when day dates`),
  updatedAt:
    dates(`updatedat lastmod lastmodified lastmodifiedat lastmodifiedtime lastmodifiedon lastmodifieddate updated updateddate
    updatedon updatedate dateupdated updatetime updatedtime articlemodifiedtime modified modifiedat modifiedon modifieddate
    moddate modifiedtime datemodified lastupdated lastupdatedat lastupdatedon lastupdateddate lastupdate lastedited lasteditedat
    lastedit edited editedat editedon revised revisedat revisiondate mtime changed changedat update
    수정일 수정일자 수정일시 수정날짜 최종수정일 갱신일 更新日 更新日時 最終更新 最終更新日 最終更新日時 修正日 更新日期 更新时间 更新時間 修改日期
    修改时间 修改時間 最后更新`),
  unpublishAt:
    words(`unpublishat expirydate unpublishdate unpublishon expires expiresat expireson expiredate expireat expiry expiration
    expirationdate validuntil publishuntil publishedto expire visibleuntil showuntil publishend hideafter removeon removeat
    removeafter deleteon deleteat deleteafter availableuntil displayuntil onlineuntil liveuntil activeuntil publicuntil listeduntil
    unpublishafter 만료일 만료일시 공개종료일 공개종료일시 게시종료일 게시종료일시 公開終了日 公開終了日時 掲載終了日 下架时间`),
  excerpt:
    words(`excerpt description summary spoiler abstract intro introduction lead lede teaser desc blurb deck standfirst snippet
    synopsis overview shortdescription postexcerpt customexcerpt metadescription seodescription ogdescription socialdescription
    subtitle subheading subheadline tagline dek tldr 요약 설명 소개 概要 説明 摘要 描述`),
  tags: words('tags tag posttags taglist taxonomytags hashtags hashtag 태그 タグ 标签 標籤'),
  categories:
    words(`categories category topics topic series labels label section subjects genres genre postcategories 카테고리 분류 カテゴリ
    カテゴリー 分类 分類`),
  keywords: words('keywords keyword metakeywords seokeywords 키워드 キーワード 关键词'),
  author:
    words(`author authors by writer writers byline creator postedby writtenby authorname authornames guestauthor postauthor
    contributors contributor articleauthor 작성자 글쓴이 저자 著者 作者 執筆者 投稿者`),
  cover: [...new Set(COVERS)],
  coverAlt: [
    ...words(
      'coveralt coverimagealt imagealt featuredimagealt featureimagealt heroimagealt heroalt banneralt thumbnailalt ogimagealt',
    ),
    ...words('imagealttext coverimagealttext imagedescription alttext alt'),
  ],
  coverCaption: words(
    `covercaption coverimagecaption imagecaption featuredimagecaption featureimagecaption heroimagecaption herocaption
    bannercaption thumbnailcaption caption`,
  ),
  mediaFolder: words('mediasubpath imgpath'),
  canonical: words('canonicalurl canonical canonicallink originalurl'),
  seoTitle: words('metatitle seotitle ogtitle socialtitle'),
  noindex:
    words(`robots metarobots robotsmeta googlebot noindex robotsnoindex norobots index indexed indexable allowindexing sitemap sitemapexclude sitemapignore
    excludefromsitemap hidefromsitemap nositemap hidefromsearchengines hidefromsearchengine seonoindex metanoindex`),
  lang: words('lang language locale 언어 言語'),
  translations: ['translations'],
  slug: words('slug'),
  permalink: words('permalink url path'),
  aliases:
    words(`aliases alias redirectfrom redirects oldslugs oldslug previousslugs previousslug formerslugs formerids oldurl oldurls
    oldpath oldpaths previousurls previousurl redirectsfrom formerurls formerpaths bloggerorigurl`),
  id: words('id'),
  documentId: words('documentid'),
} as const;

/** Names that are used for other things too. */
export const WEAK = new Set(
  words(
    'publish written writtenat writtenon timestamp time when day dates issued changed update released preview social featured header teaser splash feature',
  ),
);

/** Fields of these stand as well as on top: Zola's, Hugo's, Minimal Mistakes', the Open Graph's. */
export const CONTAINERS = words(
  'taxonomies taxonomy extra params seo meta header frontmatter metadata attributes article post blog dates og opengraph twitter',
);
