/** Holds how wide the sidebar is (`open`, `rail`), so that the server renders it and nothing jumps. */
export const SIDEBAR_COOKIE = 'ov_sidebar';
