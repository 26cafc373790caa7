// Answers for static assets, by the rules of Cloudflare's `assets` configuration.
// https://developers.cloudflare.com/workers/static-assets/routing/

const withoutIndex = (path) => path.replace(/(^|\/)index(\.html)?$/, '$1').replace(/\.html$/, '');

function redirect(url, path) {
  return { status: 307, headers: { location: path + url.search } };
}

function file(manifest, path, status = 200) {
  const entry = manifest[path];
  return entry && { status, entry, path };
}

/** The file that a path means, or a redirect to the address it should have, or nothing. */
function byHtmlHandling(manifest, url, handling) {
  const path = decodeURIComponent(url.pathname);
  if (handling === 'none') return file(manifest, path);
  const isPage = path.endsWith('.html') || path.endsWith('/index');
  if (!isPage && file(manifest, path)) return file(manifest, path);
  const bare = withoutIndex(path).replace(/(.)\/$/, '$1');
  const asFile = file(manifest, bare + '.html');
  const asFolder = file(manifest, bare === '/' ? '/index.html' : bare + '/index.html');
  const wantsSlash = handling === 'force-trailing-slash' || (handling === 'auto-trailing-slash' && asFolder && !asFile);
  const found = bare === '/' ? asFolder : (asFile ?? asFolder);
  if (!found) return undefined;
  const canonical = bare === '/' ? '/' : wantsSlash ? bare + '/' : bare;
  return canonical === path ? found : redirect(url, canonical);
}

function notFound(manifest, url, handling) {
  if (handling === 'single-page-application') return file(manifest, '/index.html');
  if (handling !== '404-page') return undefined;
  for (let path = decodeURIComponent(url.pathname); path; path = path.slice(0, path.lastIndexOf('/'))) {
    const page = file(manifest, path.slice(0, path.lastIndexOf('/')) + '/404.html', 404);
    if (page) return page;
  }
  return undefined;
}

function mustRunWorkerFirst(rule, path) {
  if (!Array.isArray(rule)) return rule === true;
  const matches = (pattern) => new RegExp('^' + pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*') + '$').test(path);
  return rule.some((pattern) => !pattern.startsWith('!') && matches(pattern)) && !rule.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1)));
}

/**
 * What to answer for a request, or undefined when the Worker has to.
 *
 * @param assets {manifest: {path: {hash, contentType}}, config}
 * @param binding whether the Worker itself asks, through its ASSETS binding
 * @param hasScript whether there is a Worker to fall back to
 */
export function answer(assets, url, method, { binding, hasScript }) {
  const { manifest, config = {} } = assets;
  if (!['GET', 'HEAD'].includes(method)) return binding || !hasScript ? { status: 405, headers: {} } : undefined;
  if (!binding && hasScript && mustRunWorkerFirst(config.run_worker_first, url.pathname)) return undefined;
  const found = byHtmlHandling(manifest, url, config.html_handling ?? 'auto-trailing-slash');
  if (found) return found;
  const fallback = notFound(manifest, url, config.not_found_handling ?? 'none');
  if (fallback && (binding || !hasScript || config.not_found_handling === 'single-page-application')) return fallback;
  return binding || !hasScript ? (fallback ?? { status: 404, headers: {} }) : undefined;
}
