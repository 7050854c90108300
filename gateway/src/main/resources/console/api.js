// Talks to the API of the node that served this page. The key is in this tab only, and goes nowhere but to that node.

const SLOT = 'ebbgate-key';
const PATIENCE_MS = 15000;

/** A refusal with its problem document, or a failure without an answer. */
export class Failure extends Error {
  constructor(message, problem, retryAfter) {
    super(message);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** The key of this tab, or null. */
export function key() {
  return sessionStorage.getItem(SLOT);
}

/** Keeps the key until the tab is closed. */
export function keep(text) {
  sessionStorage.setItem(SLOT, text);
}

/** Forgets the key. */
export function forget() {
  sessionStorage.removeItem(SLOT);
}

/** A new idempotency key. randomUUID is there only over TLS and on this machine, so it is made by hand. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** What a path of the API has; relative, so that a proxy may put the gateway under a path of its own. */
export function get(path, ...accepted) {
  return send(path, {method: 'GET'}, accepted);
}

/** Sends a command; the same idempotency key makes a repeat the same command. */
export function post(path, body, idempotencyKey) {
  const headers = {'Content-Type': 'application/json'};
  if (idempotencyKey) {
    headers['Idempotency-Key'] = `"${idempotencyKey}"`;
  }
  return send(path, {method: 'POST', body: JSON.stringify(body), headers}, []);
}

async function send(path, options, accepted) {
  const held = key();
  const headers = {...options.headers, ...(held ? {Authorization: `Bearer ${held}`} : {})};
  let answer;
  let told;
  try {
    answer = await fetch(path, {
      ...options, headers, cache: 'no-store', credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS),
    });
    told = await answer.json();
  } catch (cause) {
    throw new Failure(`${cause.message}. Whether it was done is not known; asking again is safe, since it is the same request.`);
  }
  if (answer.ok || accepted.includes(answer.status)) {
    return told;
  }
  throw new Failure(told.title, told, answer.headers.get('Retry-After'));
}
