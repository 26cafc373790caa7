export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --quiet: #64748b; --paper: #f6f5f1; --card: #fff;
  --line: #e3e0d8; --accent: #0f766e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --quiet: #94a3b8; --paper: #12161c;
  --card: #1a2028; --line: #2b333e; --accent: #5eead4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; }
header, main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; padding-bottom: 0; }
h1 { margin: 0; font: 600 1.75rem ui-serif, Georgia, serif; }
header p, time { margin: 0; color: var(--quiet); font-size: .85rem; }
code { color: var(--accent); }
ul { list-style: none; margin: 0 0 1.5rem; padding: 0; display: grid; gap: .75rem; }
li { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
  padding: 1rem 1.1rem; }
h2 { margin: 0 6rem .15rem 0; font-size: 1.05rem; }
li p { margin: 0 0 .35rem; }
.topic { position: absolute; top: 1rem; right: 1.1rem; font-size: .75rem; color: var(--accent);
  border: 1px solid currentColor; border-radius: 1rem; padding: .05rem .6rem; }
.trouble { padding: 1rem; border: 1px solid #b45309; border-radius: .6rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; }
input, button { font: inherit; padding: .55rem .8rem; border-radius: .5rem; border: 1px solid var(--line);
  background: var(--card); color: inherit; min-width: 0; }
input:first-child { flex: 1 1 12rem; }
input + input { flex: 0 1 8rem; }
button { background: var(--accent); border-color: var(--accent); color: var(--paper); cursor: pointer; }
`;
