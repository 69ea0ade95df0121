/** Equal to `version` in package.json; a test holds it. */
export const TOOL_VERSION = '1.0.0';
