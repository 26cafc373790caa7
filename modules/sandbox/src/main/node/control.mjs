// Runs workerd for the sandbox. Orders come in as lines of JSON on stdin, each {"id", "op", …}; each gets one line of
// JSON on stdout, {"id", …} or {"id", "error"}. The process ends when stdin closes: however its parent dies, workerd
// dies with it.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import readline from 'node:readline';
import { Log, LogLevel, Miniflare, Response, fetch as fetchOutside, supportedCompatibilityDate } from 'miniflare';
import { answer as answerAsset } from './assets.mjs';

const versions = new Map();
const live = new Map();
const blobs = new Map();
let edge = { port: 0, suffixes: [] };
let workerd;
let workerdUrl;

const json = (value) => (value === undefined ? new Response(null, { status: 404 }) : Response.json(value));

function asset(id, request) {
  const { assets, main } = versions.get(id);
  const url = new URL(request.headers.get('x-penstock-url'));
  const options = { binding: request.headers.has('x-penstock-binding'), hasScript: Boolean(main) };
  const found = answerAsset(assets, url, request.headers.get('x-penstock-method'), options);
  if (!found) return new Response(null, { status: 404 });
  const headers = new Headers({ ...found.headers, 'x-penstock-asset': 'yes' });
  if (!found.entry) return new Response(null, { status: found.status, headers });
  headers.set('content-type', found.entry.contentType);
  headers.set('etag', `"${found.entry.hash}"`);
  headers.set('cache-control', 'public, max-age=0, must-revalidate');
  return new Response(blobs.get(found.entry.hash), { status: found.status, headers });
}

/** What the Worker in workerd asks this process for. */
function store(request) {
  const [, kind, key] = new URL(request.url).pathname.split('/');
  const id = decodeURIComponent(key);
  const version = versions.get(id);
  switch (kind) {
    case 'versions': return json(version);
    case 'kinds': return json(version && { assets: Boolean(version.assets), script: Boolean(version.main), key: version.key });
    case 'live': return json({ version: live.get(id) });
    case 'assets': return asset(id, request);
    default: return json(undefined);
  }
}

const isOurs = (host) => edge.suffixes.some((suffix) => host === suffix || host.endsWith('.' + suffix));

/** A Worker's own fetch: hosts of the sandbox's zones are reached through its edge, everything else as usual. */
async function outbound(request) {
  const url = new URL(request.url);
  if (!isOurs(url.hostname)) return fetchOutside(request);
  const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
  return new Promise((resolve, reject) => {
    const headers = { ...Object.fromEntries(request.headers), host: url.host, 'x-penstock-scheme': url.protocol };
    const call = http.request(
      { host: '127.0.0.1', port: edge.port, method: request.method, path: url.pathname + url.search, headers },
      (reply) => {
        const parts = [];
        reply.on('data', (part) => parts.push(part));
        reply.on('error', reject);
        reply.on('end', () => resolve(replyOf(reply, Buffer.concat(parts))));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

function replyOf(reply, body) {
  const headers = new Headers();
  for (let at = 0; at < reply.rawHeaders.length; at += 2) {
    const name = reply.rawHeaders[at].toLowerCase();
    if (!['connection', 'transfer-encoding', 'content-length'].includes(name)) headers.append(name, reply.rawHeaders[at + 1]);
  }
  const bodiless = [101, 204, 205, 304].includes(reply.statusCode);
  return new Response(bodiless ? null : body, { status: reply.statusCode, headers });
}

const tell = (message) => process.stdout.write(JSON.stringify(message) + '\n');

function relay(stream) {
  readline.createInterface({ input: stream }).on('line', (line) => tell({ log: line }));
}

async function ask(order, body) {
  const response = await fetchOutside(workerdUrl, { method: 'POST', headers: { 'x-penstock-order': order }, body });
  return response.json();
}

/** Tells versions apart that have to be loaded apart. */
function keyOf({ id, ...content }) {
  const knowsItself = content.assets || content.bindings.some(({ type }) => type === 'version_metadata');
  return createHash('sha256').update(JSON.stringify([content, knowsItself ? id : ''])).digest('hex');
}

const earlier = (one, other) => (one < other ? one : other);

const orders = {
  async start() {
    workerd = new Miniflare({
      cf: false,
      host: '127.0.0.1',
      port: 0,
      log: new Log(LogLevel.NONE),
      handleRuntimeStdio: (out, err) => { relay(out); relay(err); },
      workers: [{
        name: 'penstock-host',
        modules: true,
        script: fs.readFileSync(new URL('host.mjs', import.meta.url), 'utf8'),
        compatibilityDate: '2026-03-01',
        compatibilityFlags: ['nodejs_compat'],
        workerLoaders: { LOADER: {} },
        durableObjects: { FILES: { className: 'DatabaseFile', useSQLite: true } },
        serviceBindings: { STORE: store },
        outboundService: outbound,
      }],
    });
    workerdUrl = await workerd.ready;
    return { port: Number(workerdUrl.port), compatibilityDate: supportedCompatibilityDate };
  },

  edge({ port, suffixes }) {
    edge = { port, suffixes };
  },

  /** Keeps a version and, when it has a script, starts it to see whether it runs at all. */
  async put({ version }) {
    version.compatibilityDate = earlier(version.compatibilityDate, supportedCompatibilityDate);
    version.key = keyOf(version);
    versions.set(version.id, version);
    if (!version.main) return { handlers: ['fetch'] };
    const { error, handlers } = await ask('check', version.id);
    if (!error) return { handlers };
    versions.delete(version.id);
    return { rejected: error };
  },

  live({ name, version }) {
    if (version) live.set(name, version);
    else live.delete(name);
  },

  drop({ version }) {
    versions.delete(version);
  },

  blob({ hash, body }) {
    blobs.set(hash, Buffer.from(body, 'base64'));
  },

  async query({ database, statements }) {
    const { error, results } = await ask('query', JSON.stringify({ database, statements }));
    return error ? { refused: error } : { results };
  },
};

async function obey(line) {
  const { id, op, ...rest } = JSON.parse(line);
  try {
    tell({ id, ...(await orders[op](rest)) });
  } catch (failure) {
    tell({ id, error: String(failure?.stack ?? failure) });
  }
}

async function end() {
  setTimeout(() => process.exit(1), 2_000).unref();
  await workerd?.dispose().catch(() => {});
  process.exit(0);
}

process.stdout.on('error', end);
process.on('SIGTERM', end);
readline.createInterface({ input: process.stdin }).on('line', obey).on('close', end);
