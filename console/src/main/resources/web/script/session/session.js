import { change, get, Problem } from '../connection/request.js';

const ROLES = ['view', 'enrol', 'admin'];

/** Whether this browser has begun a session: its cookie is out of a script's sight. */
const BEGUN = 'passerby.session';

/** Who is logged in, and what the key allows. */
export class Session {
  /** @param {{ label: string, role: string }} who */
  constructor(who) {
    this.label = who.label;
    this.role = who.role;
  }

  /** @param {'view' | 'enrol' | 'admin'} role */
  may(role) {
    return ROLES.indexOf(this.role) >= ROLES.indexOf(role);
  }
}

/** @returns {Promise<Session | null>} null when nobody is logged in */
export async function whoAmI() {
  if (!localStorage.getItem(BEGUN)) {
    return null;
  }
  try {
    return new Session(await get('/session'));
  } catch (failure) {
    if (failure instanceof Problem && [401, 429].includes(failure.status)) {
      localStorage.removeItem(BEGUN);
      return null;
    }
    throw failure;
  }
}

/** @param {string} key as the console's first start printed it, or an admin made it */
export async function logIn(key) {
  await change('POST', '/session', { key });
  localStorage.setItem(BEGUN, 'true');
}

export async function logOut() {
  localStorage.removeItem(BEGUN);
  await change('DELETE', '/session');
}
