// The one Worker that workerd starts with. It loads the uploaded Workers on demand (worker loader), so that an upload
// restarts nothing and disturbs no request that is under way.
import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';

/** The module put in front of an upload's own main module, to see what it exports without running it. */
const ENTRY = 'penstock-entry.js';

/** D1's client, https://developers.cloudflare.com/d1/worker-api/, put before a Worker that is bound to databases. */
const clientSource = (names) => `
const objects = ({ columns, rows }) =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
const result = (outcome) => ({ success: true, meta: outcome.meta, results: objects(outcome) });
const failed = (error) => { throw new Error('D1_ERROR: ' + error.message, { cause: error }); };
class Statement {
  constructor(database, sql, params = []) { Object.assign(this, { database, sql, params }); }
  bind(...params) { return new Statement(this.database, this.sql, params); }
  async outcome() { return (await this.database.outcomes([this]))[0]; }
  async all() { return result(await this.outcome()); }
  async run() { return this.all(); }
  async raw(options) {
    const { columns, rows } = await this.outcome();
    return options?.columnNames ? [columns, ...rows] : rows;
  }
  async first(column) {
    const [row] = objects(await this.outcome());
    if (!row) return null;
    return column === undefined ? row : row[column];
  }
}
class Client {
  constructor(remote) { this.remote = remote; }
  outcomes(statements) { return this.remote.run(statements.map(({ sql, params }) => ({ sql, params }))).catch(failed); }
  prepare(sql) { return new Statement(this, sql); }
  async batch(statements) { return (await this.outcomes(statements)).map(result); }
  async exec(sql) {
    const lines = sql.split('\\n').filter((line) => line.trim() !== '');
    await this.outcomes(lines.map((line) => new Statement(this, line)));
    return { count: lines.length, duration: 0 };
  }
  withSession() { return this; }
}
const clients = new WeakMap();
const withClients = (env) => {
  if (!clients.has(env)) {
    const bound = Object.fromEntries(${JSON.stringify(names)}.map((name) => [name, new Client(env[name])]));
    clients.set(env, Object.assign(Object.create(env), env, bound));
  }
  return clients.get(env);
};
const wrapped = (value) => {
  if (typeof value === 'function') {
    return class extends value { constructor(context, env) { super(context, withClients(env)); } };
  }
  return Object.fromEntries(methods(value).map((name) => [
    name, (first, env, context) => value[name](first, withClients(env), context),
  ]));
};`;

const entrySource = (main, databases) => `
import { WorkerEntrypoint } from 'cloudflare:workers';
import * as uploaded from ${JSON.stringify('./' + main)};
export * from ${JSON.stringify('./' + main)};
const methods = (value) => {
  const names = new Set();
  for (let at = typeof value === 'function' ? value.prototype : value; at && at !== Object.prototype && at !== WorkerEntrypoint.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  }
  return [...names];
};
export class PenstockProbe extends WorkerEntrypoint {
  handlers() { return methods(uploaded.default); }
}
${databases.length ? clientSource(databases) + 'export default wrapped(uploaded.default);' : 'export default uploaded.default;'}`;

async function fromStore(env, path) {
  const response = await env.STORE.fetch('http://store/' + path);
  return response.ok ? response.json() : undefined;
}

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;

function moduleOf({ type, body }) {
  switch (type) {
    case 'esm': return { js: body };
    case 'commonjs': return { cjs: body };
    case 'text': return { text: body };
    case 'json': return { json: JSON.parse(body) };
    case 'wasm': return { wasm: bytes(body) };
    default: return { data: bytes(body) };
  }
}

function bindingOf(binding, version, ctx) {
  switch (binding.type) {
    case 'json': return binding.json;
    case 'service': return ctx.exports.Service({ props: { name: binding.service } });
    case 'assets': return ctx.exports.Assets({ props: { version } });
    case 'd1': return ctx.exports.Database({ props: { id: binding.id } });
    case 'version_metadata': return { id: version, tag: binding.tag ?? '', timestamp: binding.timestamp ?? '' };
    default: return binding.text;
  }
}

function codeOf(version, ctx) {
  const databases = version.bindings.filter(({ type }) => type === 'd1').map(({ name }) => name);
  const modules = { [ENTRY]: { js: entrySource(version.main, databases) } };
  for (const [name, module] of Object.entries(version.modules)) modules[name] = moduleOf(module);
  const env = {};
  for (const binding of version.bindings) env[binding.name] = bindingOf(binding, version.id, ctx);
  return {
    compatibilityDate: version.compatibilityDate,
    compatibilityFlags: version.compatibilityFlags,
    mainModule: ENTRY,
    modules,
    env,
  };
}

/** Versions with the same key are the same to the last byte and share what is loaded: it is never unloaded. */
function load(id, key, env, ctx) {
  return env.LOADER.get(key, async () => codeOf(await fromStore(env, 'versions/' + id), ctx));
}

async function kindOf(id, env) {
  const kind = await fromStore(env, 'kinds/' + id);
  if (!kind) throw new Error('no version ' + id);
  return kind;
}

async function serve(id, request, env, ctx) {
  const { assets, script, key } = await kindOf(id, env);
  if (assets) {
    const found = await env.STORE.fetch('http://store/assets/' + id, {
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      redirect: 'manual',
      headers: { 'x-penstock-url': request.url, 'x-penstock-method': request.method },
    });
    if (found.headers.get('x-penstock-asset') === 'yes' || !script) return plain(found);
  }
  return load(id, key, env, ctx).getEntrypoint().fetch(request);
}

function plain(response) {
  const answer = new Response(response.body, response);
  answer.headers.delete('x-penstock-asset');
  return answer;
}

/** Another Worker, as a service binding sees it: whatever is live under that name now. */
export class Service extends WorkerEntrypoint {
  async fetch(request) {
    const { version } = (await fromStore(this.env, 'live/' + encodeURIComponent(this.ctx.props.name))) ?? {};
    if (!version) throw new Error(`Worker "${this.ctx.props.name}" does not exist`);
    return serve(version, request, this.env, this.ctx);
  }
}

/** The ASSETS binding. */
export class Assets extends WorkerEntrypoint {
  async fetch(request) {
    return plain(await this.env.STORE.fetch('http://store/assets/' + this.ctx.props.version, {
      redirect: 'manual',
      headers: { 'x-penstock-url': request.url, 'x-penstock-method': request.method, 'x-penstock-binding': 'yes' },
    }));
  }
}

/** One D1 database: real SQLite, kept by a Durable Object. */
export class DatabaseFile extends DurableObject {
  run(statements) {
    return this.ctx.storage.transactionSync(() => statements.map((statement) => this.#one(statement)));
  }

  #one({ sql, params }) {
    const started = Date.now();
    const cursor = this.ctx.storage.sql.exec(sql, ...(params ?? []));
    const columns = cursor.columnNames;
    const rows = [...cursor.raw()];
    const [[changes, lastRow]] = [...this.ctx.storage.sql.exec('SELECT changes(), last_insert_rowid()').raw()];
    return {
      columns,
      rows,
      meta: {
        served_by: 'sandbox', duration: Date.now() - started, changes: cursor.rowsWritten > 0 ? changes : 0,
        last_row_id: lastRow, changed_db: cursor.rowsWritten > 0, size_after: this.ctx.storage.sql.databaseSize,
        rows_read: cursor.rowsRead, rows_written: cursor.rowsWritten,
      },
    };
  }
}

const databaseFile = (env, id) => env.FILES.get(env.FILES.idFromName(id));

/** What a D1 binding talks to; the client for it is in `clientSource`. */
export class Database extends WorkerEntrypoint {
  run(statements) { return databaseFile(this.env, this.ctx.props.id).run(statements); }
}

async function control(order, request, env, ctx) {
  try {
    if (order === 'check') {
      const id = await request.text();
      const { key } = await kindOf(id, env);
      return Response.json({ handlers: await load(id, key, env, ctx).getEntrypoint('PenstockProbe').handlers() });
    }
    const { database, statements } = await request.json();
    return Response.json({ results: await databaseFile(env, database).run(statements) });
  } catch (failure) {
    return Response.json({ error: String(failure?.message ?? failure) });
  }
}

export default {
  async fetch(request, env, ctx) {
    const order = request.headers.get('x-penstock-order');
    if (order) return control(order, request, env, ctx);
    const headers = new Headers(request.headers);
    const url = new URL(headers.get('x-penstock-url'));
    const version = headers.get('x-penstock-version');
    for (const name of [...headers.keys()]) if (name.startsWith('x-penstock-') || name.startsWith('mf-')) headers.delete(name);
    headers.set('host', url.host);
    try {
      return await serve(version, new Request(url, new Request(request, { headers })), env, ctx);
    } catch (failure) {
      console.error(`uncaught in version ${version}: ${failure?.stack ?? failure}`);
      return new Response('error code: 1101', {
        status: 500,
        headers: { 'content-type': 'text/plain; charset=UTF-8', 'x-penstock-thrown': 'yes' },
      });
    }
  },
};
