/** The member's own profile and password; which paths those are is decided where all paths are judged. */
export {
  DELETE,
  fallback,
  GET,
  PATCH,
  POST,
  PUT,
  trailingSlash,
} from '../../../api/[...path]/+server.ts';
