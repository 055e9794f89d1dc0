/**
 * Posts in a whole WordPress, in PHP as WebAssembly with its database in a file: written by an author
 * or, as the settings of this blog say, an administrator, and shown as its themes show them.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadPHPRuntime, PHP } from "@php-wasm/universal";
import { getPHPLoaderModule } from "@php-wasm/node-8-3";

const builds = "node_modules/@wp-playground/wordpress-builds/src";
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
php.mkdir("/site");
php.mkdir("/posts");
php.writeFile("/wordpress.zip", readFileSync(`${builds}/wordpress/wp-6.5.zip`));
php.writeFile("/sqlite.zip", readFileSync(`${builds}/sqlite-database-integration/sqlite-database-integration.zip`));
for (const name of readdirSync("posts")) php.writeFile(`/posts/${name}`, readFileSync(`posts/${name}`));

const run = async (file) => {
  const { text, errors, exitCode } = await php.run({ code: readFileSync(file, "utf8") });
  if (exitCode || errors) throw new Error(`${file}: ${errors} ${text}`);
  return text;
};
await run("unpack.php");
const { version, pages } = JSON.parse(await run("post.php"));
if (version !== process.argv[2]) throw new Error(`This is WordPress ${version}`);
for (const [name, text] of Object.entries(pages)) {
  const title = `<meta charset="utf-8"><title>${name}</title><h1>${name}</h1>`;
  mkdirSync(`public/${name}`, { recursive: true });
  writeFileSync(`public/${name}/index.html`, `<!doctype html><html lang="en">${title}${text}`);
}
writeFileSync("public/index.html", readFileSync("public/home/index.html"));
process.exit(0);
