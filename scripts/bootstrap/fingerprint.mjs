import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.mjs';

/** One hash over files and folders: their names and their bytes. What is missing counts as missing. */
export function fingerprint(paths, isLeftOut = () => false) {
  const hash = createHash('sha256');
  for (const path of paths) addPath(hash, path, isLeftOut);
  return hash.digest('hex');
}

function addPath(hash, path, isLeftOut) {
  const full = join(ROOT, path);
  if (isLeftOut(path) || !existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addPath(hash, `${path}/${name}`, isLeftOut);
    return;
  }
  const bytes = readFileSync(full);
  hash.update(`${path}\0${bytes.length}\0`).update(bytes);
}

/** Whether the note holds this fingerprint. */
export function isNoted(note, value) {
  return existsSync(note) && readFileSync(note, 'utf8').trim() === value;
}

export function noteDown(note, value) {
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, `${value}\n`);
}
