// How large a social picture is, in pixels: what link previews show whole.
export const SOCIAL_SIZE = { width: 1200, height: 630 };
