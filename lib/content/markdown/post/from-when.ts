// Names of dates from which on a post is shown, as `plainName` makes them.

const FROM_WHEN =
  /^(?:(?:publish(?:ed)?|pub|scheduled?|embargo(?:ed)?|golive|visible|public)(?:at|on|from|after|since|date|time|datetime)|scheduled?(?:for)?|embargo(?:ed)?(?:until)?|golive|datepublished|(?:show|display)(?:from|after)|(?:hide|hidden)until|notbefore|(?:공개|발행|게시)(?:예정|(?:예정)?(?:일자?|일시|날짜|시각|시간))|公開(?:予定)?日時?|(?:发布|發布|發佈)(?:日期|时间|時間))$/;
const ON_THAT_DAY =
  /^(?:publication|release|available|post(?:ed)?)(?:at|on|from|after|since|date|time|datetime)$|^(?:live|online|active)(?:from|after)$|^(?:posted|예약(?:발행)?(?:일자?|일시|시간)?|予約(?:投稿|公開)?(?:日時?)?|投稿日時?|掲載日時?|(?:发表|發表)(?:日期|时间|時間))$/;

/** It says from when on a post is to be seen, whatever its own date is. */
export const saysFromWhen = (plain: string): boolean => FROM_WHEN.test(plain);

/** Books and films have such a day as well, and restaurants: a post waits for none but one to come. */
export const maySayFromWhen = (plain: string): boolean => ON_THAT_DAY.test(plain);
