/* Run ajv-cli on all plans of a folder: node ajv_folder.cjs HOME SCHEMA FOLDER.

Two things are made equal with the other peers. Dates stay words, as the schema has them (js-yaml makes objects of
them, and ajv would call each a fault), and a file that is no YAML ends with 1, as what is wrong with a plan, not 2. */

const path = require("node:path")

const [home, schema, folder] = process.argv.slice(2)
const modules = path.join(home, "node_modules")
const yaml = require(path.join(modules, "js-yaml"))
const load = yaml.safeLoad
yaml.safeLoad = (text) => load(text, { schema: yaml.JSON_SCHEMA })
process.on("exit", (code) => { process.exitCode = code ? 1 : 0 })
process.argv.splice(
  2, Infinity,
  "validate", "--spec=draft2020", "--strict=false", "--all-errors", "-c", path.join(modules, "ajv-formats"),
  "-s", schema, "-d", path.join(folder, "*.yaml"),
)
require(path.join(modules, "ajv-cli", "dist", "index.js"))
