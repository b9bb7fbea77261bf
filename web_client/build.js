/** Builds the page and the widget into the folder from which the bot serves them. */

import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BUILT = join(HERE, "../bot/channels/built_page");
const ASSETS = join(BUILT, "assets");
const ADDRESS = "/webhooks/web/assets";
const WEB_CHAT = join(HERE, "node_modules/botframework-webchat/dist/webchat.js");

/** Lets a script import words from a YAML file. */
const yaml = {
  name: "yaml",
  setup({ onLoad }) {
    onLoad({ filter: /\.yml$/ }, async ({ path }) => ({ contents: JSON.stringify(parse(await readFile(path, "utf8"))), loader: "json" }));
  },
};

/** Lets a script import the address of Web Chat, which is served as it was published. */
const webChat = {
  name: "web-chat",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^address-of-web-chat$/ }, () => ({ path: WEB_CHAT, namespace: "published" }));
    onLoad({ filter: /./, namespace: "published" }, async ({ path }) => ({ contents: await readFile(path), loader: "file" }));
  },
};

const settings = { bundle: true, minify: true, target: "es2022", legalComments: "inline", plugins: [yaml, webChat] };

/** The page's scripts, styles and pictures under names that change with their content. */
async function buildAssets() {
  const { metafile } = await build({
    ...settings,
    absWorkingDir: HERE,
    entryPoints: ["page/start.js", "page/chat.css", "icon.svg"],
    loader: { ".svg": "copy" },
    format: "esm",
    splitting: true,
    metafile: true,
    outdir: ASSETS,
    publicPath: ADDRESS,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
  });
  const built = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint);
  return built.map(([path, { entryPoint }]) => [basename(entryPoint), `${ADDRESS}/${basename(path)}`]);
}

/** A page of ours with the addresses of what it needs filled in. */
async function fillIn(page, assets) {
  const text = await readFile(join(HERE, "page", page), "utf8");
  await writeFile(join(BUILT, page), assets.reduce((filled, [name, address]) => filled.replaceAll(`{{${name}}}`, address), text));
}

await rm(BUILT, { recursive: true, force: true });
await mkdir(ASSETS, { recursive: true });
const assets = await buildAssets();
await build({ ...settings, entryPoints: [join(HERE, "widget/widget.js")], loader: { ".css": "text" }, outfile: join(BUILT, "widget.js") });
await Promise.all(["index.html", "elsewhere.html"].map((page) => fillIn(page, assets)));
await copyFile(`${WEB_CHAT}.LICENSE.txt`, join(ASSETS, "webchat.LICENSE.txt"));
