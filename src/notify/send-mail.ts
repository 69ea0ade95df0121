import type { MailServer } from '../core/mail-server.js';
import { type Attempt, whyAborted } from './attempt-post.js';
import type { Mail } from './mail.js';
import { deliver, type PostDeps, sentence } from './post.js';
import { handIn, SmtpError } from './smtp-session.js';

export interface MailSettings {
  readonly server: MailServer;
  readonly from: string;
  readonly to: readonly string[];
  /** PEM text of an authority to trust instead of those that Node trusts. */
  readonly authority?: string;
}

/**
 * Hands one mail in for all recipients. A server that says "later" (4xx) is asked again, for those it put off; what it
 * refuses for good (5xx) is not. Never throws: returns null when all recipients were accepted, else one sentence.
 */
export async function sendMail(settings: MailSettings, mail: Mail, deps: PostDeps): Promise<string | null> {
  let waiting = settings.to;
  const refused: string[] = [];
  const failure = await deliver('Email', deps, async (timeoutMs): Promise<Attempt> => {
    try {
      const { later, never } = await handIn({ ...settings, to: waiting }, mail, {
        timeoutMs,
        signal: deps.signal,
      });
      refused.push(...never);
      if (later.length === 0) return { kind: 'delivered' };
      waiting = later.map(({ address }) => address);
      return { kind: 'retry', reason: `the mail server put off ${later.map(describe).join(', ')}` };
    } catch (error) {
      if (deps.signal.aborted) return { kind: 'failed', reason: whyAborted(deps.signal) };
      if (!(error instanceof SmtpError)) throw error;
      return { kind: error.mayPass ? 'retry' : 'failed', reason: error.message };
    }
  });
  if (refused.length === 0) return failure;
  const words = `the mail server refused ${refused.join(', ')}`;
  return failure === null ? sentence('Email', words, 1) : `${failure} Also, ${words}.`;
}

function describe({ address, code }: { readonly address: string; readonly code: number }): string {
  return `${address} (${code})`;
}
