import { X509Certificate } from 'node:crypto';
import { messageOf } from '../core/errors.js';
import type { LocalSystem } from './local-system.js';

const BEGIN = '-----BEGIN CERTIFICATE-----';

/**
 * PEM text of certificates, given as the text itself or as the path of a file that holds it.
 * @throws Error that fits behind the setting's name
 */
export function readPem(textOrPath: string, system: LocalSystem): string {
  if (textOrPath.includes(BEGIN)) return checkPem(textOrPath, 'the text');
  return checkPem(readFile(textOrPath, system), textOrPath);
}

function readFile(path: string, system: LocalSystem): string {
  try {
    return system.readTextFile(path);
  } catch (cause) {
    throw new Error(`the certificate file cannot be read (${messageOf(cause)})`, { cause });
  }
}

function checkPem(text: string, where: string): string {
  try {
    new X509Certificate(text);
    return text;
  } catch (cause) {
    throw new Error(`${where} holds no certificate in PEM form (${BEGIN} …)`, { cause });
  }
}
