// What of CMSs' cards and plugins nobody should see here: what scripts move, say when something is sent, or show meanwhile.
import type { Element, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { attribute, classesOf, findIn, hasClass, isHeading } from './element';
import { isTwin } from './frames';
import { laterOf } from './later';

// Knobs and dials of players, messages of forms, icons.
const NOT_SHOWN =
  /^(kg-(video|audio)-(overlay|player|thumbnail.*placeholder)|kg-audio-player|kg-video-player|kg-transistor-placeholder|kg-email(?:-cta)?-card|kg-signup-card-(success|error|disclaimer|button.*)|kg-toggle-card-icon|kg-file-card-icon|kg-audio-thumbnail|lightbox-trigger|wp-block-search|code-block-copy.*|copy-button|sharedaddy|sd-sharing-enabled|jp-relatedposts|addtoany_share_save_container|heateor_sss_sharing_container|wp-block-accordion-heading__toggle-icon|ez-toc-toggle|more-link|elementor-widget-table-of-contents|elementor-tabs-wrapper|wp-polls-loading|carousel-control(?:-(?:prev|next))?(?:-icon)?|carousel-indicators|slick-(?:arrow|dots)|swiper-(?:button|pagination).*|material-(?:icons|symbols).*|elementor-share-btn|highlight__panel|another_category|tt-share-.*|revenue_unit_wrap|container_postbtn|cookieconsent-optout-.*)$/;

// Names that authors have, too, which only within a plugin's own element mean that.
const NOT_SHOWN_IN: [around: string, name: string][] = [
  ['code-toolbar', 'toolbar'],
  ['preformatted-block', 'hide-text'],
];

const AMP_SHOWS_UNTIL = ['placeholder', 'fallback', 'overflow'];

const isCalled = (node: Parents, name: string) => node.type === 'element' && hasClass(node, name);

const tagOf = (node: Parents) => (node.type === 'element' ? node.tagName : '');

export const isKnob = (node: Element, parent: Parents): boolean =>
  // An audio card's picture is one, its placeholder is none.
  (node.tagName !== 'img' && classesOf(node).some((name) => NOT_SHOWN.test(name))) ||
  isIcon(node) ||
  isLoader(node) ||
  NOT_SHOWN_IN.some(([around, name]) => hasClass(node, name) && isCalled(parent, around)) ||
  isTwin(node) ||
  (/^amp-/.test(tagOf(parent)) && AMP_SHOWS_UNTIL.some((name) => name in node.properties));

/** A sign that only a font of the CMS's has. */
const isIcon = (node: Element) =>
  classesOf(node).some((name) => node.tagName === 'i' || /icon|glyph/i.test(name)) &&
  /^[\p{Co}\s]*\p{Co}\s*$/u.test(wordsIn(node));

/** What is seen until a script has shown something in its place. */
const isLoader = (node: Element) =>
  !isHeading(node) &&
  classesOf(node).some((name) => /(?:^|[-_])(?:loading|loader|spinner)(?:$|[-_])/i.test(name)) &&
  /^\s*(?:now )?(?:loading|불러오는 중|로딩 ?중?|読み込み中|加载中|載入中)[\s.…]*$/i.test(wordsIn(node)) &&
  findIn(node, isMeantToBeSeen) === null;

const isMeantToBeSeen = (node: Element) =>
  /^(?:a|picture|video|audio|iframe|object|embed|table|noscript)$/.test(node.tagName) ||
  (node.tagName === 'img' && !isMoving(node));

/** A picture that only says that another one comes. */
function isMoving(image: Element): boolean {
  const src = attribute(image, 'src');
  const [name = ''] = src.split(/[?#]/);
  const isSign =
    src.startsWith('data:') || /load|spin|\.(?:gif|svg)$/i.test(name.slice(name.lastIndexOf('/')));
  return isSign && laterOf(image) === null;
}
