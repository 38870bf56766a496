import type { Mail } from "../providers/mailer/send-mail.ts";
import { RESET_MINUTES, VERIFICATION_HOURS } from "../platform/auth/limits.ts";

/**
 * What we write to people. Plain text, and nothing that somebody typed: who signs up with another's address must not get
 * words of theirs into that mail. Tokens stand after the #, which browsers send to no server.
 */
const mail = (to: string, subject: string, ...paragraphs: string[]): Mail => ({
  to,
  subject,
  text: `${paragraphs.join("\n\n")}\n\nCoinsight\n`,
});

export const verificationMail = (to: string, origin: string, token: string): Mail =>
  mail(
    to,
    "Verify your address",
    "Somebody, probably you, made an account at Coinsight with this address. Open this link to show that it is yours:",
    `${origin}/#verify=${token}`,
    `It holds for ${VERIFICATION_HOURS} hours and works once. If it was not you, do nothing: nobody can use the account.`,
  );

export const addressTakenMail = (to: string, origin: string): Mail =>
  mail(
    to,
    "You already have an account",
    "Somebody, probably you, tried to make an account at Coinsight with this address. There is one already. Sign in with it:",
    `${origin}/`,
    "If you do not know the password any more, ask there for a new one. If it was not you, do nothing.",
  );

export const resetMail = (to: string, origin: string, token: string): Mail =>
  mail(
    to,
    "Set a new password",
    "Somebody, probably you, asked for a new password for the account with this address. Open this link to set it:",
    `${origin}/#reset=${token}`,
    `It holds for ${RESET_MINUTES} minutes and works once. If it was not you, do nothing: the password stays as it is.`,
  );

export const passwordChangedMail = (to: string, origin: string): Mail =>
  mail(
    to,
    "Your password was changed",
    "The password of your account at Coinsight was changed just now, and all other sessions were ended.",
    `If it was not you, set a new one at once: ${origin}/`,
  );

export const invitationMail = (to: string, origin: string, code: string): Mail =>
  mail(
    to,
    "You are invited",
    "You may make an account at Coinsight. Open this link to do so:",
    `${origin}/#invitation=${code}`,
    "It works once, with this address.",
  );

export const accountDeletedMail = (to: string): Mail =>
  mail(
    to,
    "Your account is deleted",
    "Your account at Coinsight and everything in it are being deleted. Nobody can sign in to it any more.",
  );
