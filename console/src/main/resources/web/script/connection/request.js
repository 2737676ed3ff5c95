const BASE = 'api/v1';

/** A request that was not granted; the message is the console's own and says what to do. */
export class Problem extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Told when the session is over.
 *
 * @type {Set<() => void>}
 */
const strangers = new Set();

/** @param {() => void} listener called when a request finds that nobody is logged in any more */
export function whenLoggedOut(listener) {
  strangers.clear();
  strangers.add(listener);
}

/** @param {string} path below the API's root, as `/people` @param {Record<string, unknown>} [query] */
export function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return BASE + path + (given.length ? `?${search}` : '');
}

/**
 * A path of segments, each kept from being read as more than one.
 *
 * @param {...(string | number)} segments
 */
export function path(...segments) {
  return segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');
}

/** @param {string} path @param {Record<string, unknown>} [query] @param {AbortSignal} [signal] */
export function get(path, query, signal) {
  return ask(address(path, query), { signal });
}

/**
 * Asks the console to change something.
 *
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 * @param {string} path
 * @param {unknown} [body] sent as JSON, or as a form when it is one
 */
export function change(method, path, body) {
  const form = body instanceof FormData;
  return ask(address(path), {
    method,
    body: body === undefined || form ? /** @type {any} */ (body) : JSON.stringify(body),
    headers: body === undefined || form ? {} : { 'Content-Type': 'application/json' },
  });
}

/** @param {string} url @param {RequestInit} options */
async function ask(url, options) {
  const answer = await fetch(url, { credentials: 'same-origin', ...options });
  if (answer.status === 401 && !url.startsWith(`${BASE}/session`)) {
    const told = [...strangers];
    strangers.clear();
    told.forEach((listener) => listener());
  }
  const json = /\bjson\b/.test(answer.headers.get('Content-Type') ?? '') ? await answer.json() : null;
  if (!answer.ok) {
    throw new Problem(answer.status, json?.detail ?? `${answer.status} ${answer.statusText}`);
  }
  return json;
}
