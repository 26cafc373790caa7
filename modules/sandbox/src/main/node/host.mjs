// The one Worker that workerd starts with. It loads the uploaded Workers on demand (worker loader), so that an upload
// restarts nothing and disturbs no request that is under way.
import { DurableObject, RpcTarget, WorkerEntrypoint } from 'cloudflare:workers';

/** The module put in front of an upload's own main module, to see what it exports without running it. */
const ENTRY = 'penstock-entry.js';

const entrySource = (main) => `
import { WorkerEntrypoint } from 'cloudflare:workers';
import * as uploaded from ${JSON.stringify('./' + main)};
export * from ${JSON.stringify('./' + main)};
export default uploaded.default;
const methods = (value) => {
  const names = new Set();
  for (let at = typeof value === 'function' ? value.prototype : value; at && at !== Object.prototype && at !== WorkerEntrypoint.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  }
  return [...names];
};
export class PenstockProbe extends WorkerEntrypoint {
  handlers() { return methods(uploaded.default); }
}`;

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
  const modules = { [ENTRY]: { js: entrySource(version.main) } };
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

function load(id, env, ctx) {
  return env.LOADER.get(id, async () => {
    const version = await fromStore(env, 'versions/' + id);
    if (!version) throw new Error('no version ' + id);
    return codeOf(version, ctx);
  });
}

async function serve(id, request, env, ctx) {
  const { assets, script } = (await fromStore(env, 'kinds/' + id)) ?? {};
  if (assets) {
    const found = await env.STORE.fetch('http://store/assets/' + id, {
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      redirect: 'manual',
      headers: { 'x-penstock-url': request.url, 'x-penstock-method': request.method },
    });
    if (found.headers.get('x-penstock-asset') === 'yes' || !script) return plain(found);
  }
  return load(id, env, ctx).getEntrypoint().fetch(request);
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
const objects = ({ columns, rows }) =>
  rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
const result = (outcome) => ({ success: true, meta: outcome.meta, results: objects(outcome) });

class Statement extends RpcTarget {
  #file; #sql; #params;
  constructor(file, sql, params = []) { super(); this.#file = file; this.#sql = sql; this.#params = params; }
  async #run() { return (await this.#file.run([{ sql: this.#sql, params: this.#params }]))[0]; }
  bind(...params) { return new Statement(this.#file, this.#sql, params); }
  async all() { return result(await this.#run()); }
  async run() { return this.all(); }
  async raw(options) {
    const { columns, rows } = await this.#run();
    return options?.columnNames ? [columns, ...rows] : rows;
  }
  async first(column) {
    const [row] = objects(await this.#run());
    if (!row) return null;
    return column === undefined ? row : row[column];
  }
}

/** A D1 binding. `batch` is missing: a prepared statement cannot be sent back over this kind of binding. */
export class Database extends WorkerEntrypoint {
  prepare(sql) { return new Statement(databaseFile(this.env, this.ctx.props.id), sql); }
  async exec(sql) {
    const lines = sql.split('\n').filter((line) => line.trim() !== '');
    await databaseFile(this.env, this.ctx.props.id).run(lines.map((line) => ({ sql: line })));
    return { count: lines.length, duration: 0 };
  }
}

async function control(order, request, env, ctx) {
  try {
    if (order === 'check') {
      const handlers = await load(await request.text(), env, ctx).getEntrypoint('PenstockProbe').handlers();
      return Response.json({ handlers });
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
