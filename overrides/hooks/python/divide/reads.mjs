/**
 * Finds the bytes of Python's data that are read only for names of characters, for East Asian encodings and for what
 * functions and methods say of themselves: by asking for all of them, and before that for much that every text needs, of
 * machine code made by ``counting.mjs``.
 *
 *   scripts/node-tool node overrides/hooks/python/divide/reads.mjs runtime-folder out.json
 *
 * Writes the stretches as pairs: the address of the first byte, and that behind the last.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const PYODIDE = new URL("../../../../node_modules/pyodide/", import.meta.url);
const SIZE = 1 << 22; // bytes of memory that are looked at: all that the machine code fills
const [folder = "", out = ""] = process.argv.slice(2);
const TEXTS = `
import csv, datetime, decimal, json, re
every = [chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000]
def usual():
    for name in dir(str):
        if name.startswith("is"):
            sum(map(getattr(str, name), every))
    for change in (str.upper, str.lower, str.title, str.casefold, str.swapcase, repr, ascii):
        "".join(map(change, every))
    text = "".join(every)
    json.loads(json.dumps(text))
    re.sub(r"(?i)\\\\w+|\\\\s|[à-ü]", "", text)
    for codec in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "ascii"):
        text.encode(codec, "replace"), bytes(range(256)).decode(codec, "replace")
    decimal.Decimal("0.1") / 3, datetime.date(2024, 2, 29).isoformat(), list(csv.reader(["a,b"]))
`;
const RARE = `
import importlib, sys, unicodedata
CODECS = {
    "_codecs_cn": ("gb18030", "gbk", "gb2312", "hz"), "_codecs_tw": ("big5", "cp950"), "_codecs_hk": ("big5hkscs",),
    "_codecs_kr": ("cp949", "euc_kr", "johab"),
    "_codecs_jp": ("shift_jis", "shift_jis_2004", "cp932", "euc_jp", "euc_jis_2004"),
    "_codecs_iso2022": ("iso2022_kr", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_ext"),
}
rows = [bytes((first, second)) for first in range(0x80, 0x100) for second in range(0x21, 0x100)]
rows += [bytes((0x8F, first, second)) for first in range(0xA1, 0x100) for second in range(0xA1, 0x100)]
codecs = [importlib.import_module(module).getcodec(name) for module, names in CODECS.items() for name in names]
# All that can say something of itself: what modules and types hold, found before it is looked at what is read.
found, left = {}, [object, *map(importlib.import_module, sorted({*sys.builtin_module_names} - {"_pyodide_core"}))]
while left:
    one = left.pop()
    if id(one) not in found:
        found[id(one)] = one
        left += vars(one).values() if isinstance(one, (type, type(sys))) else []
        left += type.__subclasses__(one) if isinstance(one, type) else []
def rare():
    for one in found.values():
        getattr(one, "__doc__", None), getattr(one, "__text_signature__", None)
    for one in every:
        name = unicodedata.name(one, None)
        if name:
            unicodedata.lookup(name)
    for codec in codecs:
        for one in every:
            codec.encode(one, "ignore")
        for row in rows:
            codec.decode(row, "ignore")
`;

let touched = new Uint8Array(SIZE);
/** @param {number} _id @param {number} length @param {number} offset @param {number} base */
function touch(_id, length, offset, base) {
  const from = (base >>> 0) + (offset >>> 0);
  if (from < SIZE) touched.fill(1, from, from + length);
  return base;
}
/** @param {number} _id @param {unknown} value */
const pass = (_id, value) => value;
const kinds = ["i32", "i64", "f32", "f64"].flatMap((kind) => [[`load_val_${kind}`, pass], [`store_val_${kind}`, pass]]);
const grow = { memory_grow_pre: pass, memory_grow_post: pass };
const heard = { load_ptr: touch, store_ptr: touch, ...grow, ...Object.fromEntries(kinds) };

for (const way of /** @type {("instantiate" | "instantiateStreaming")[]} */ (["instantiate", "instantiateStreaming"])) {
  const original = /** @type {any} */ (WebAssembly[way]);
  /** @type {any} */ (WebAssembly)[way] = (/** @type {any} */ code, /** @type {any} */ imports) => {
    if (imports?.env) Object.assign(imports.env, heard);
    return original.call(WebAssembly, code, imports);
  };
}

const { info } = JSON.parse(await readFile(new URL("pyodide-lock.json", PYODIDE), "utf-8"));
const stdLibURL = new URL("python_stdlib.zip", PYODIDE).pathname;
const python = await loadPyodide({ indexURL: join(folder, "/"), stdLibURL, lockFileContents: { info, packages: {} } });
python.runPython(TEXTS + RARE);
python.globals.get("usual")();
const usual = touched;
touched = new Uint8Array(SIZE);
python.globals.get("rare")();

/** @type {number[][]} */
const stretches = [];
for (let at = 0, from = -1; at <= SIZE; at += 1) {
  const only = touched[at] && !usual[at];
  if (only && from < 0) from = at;
  if (!only && from >= 0) stretches.push([from, at]), (from = -1);
}
await writeFile(out, JSON.stringify(stretches));
