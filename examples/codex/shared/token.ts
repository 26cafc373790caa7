/**
 * Tokens of two parts, `claims.signature`, signed with HMAC-SHA-256. auth signs them, api believes
 * them: both have the same secret.
 */

export interface Claims {
  /** Who it was given to. */
  sub: string;
  /** Until when it holds, in seconds since 1970. */
  exp: number;
}

const text = new TextEncoder();

export async function sign(claims: Claims, secret: string): Promise<string> {
  const body = encode(text.encode(JSON.stringify(claims)));
  const signature = await crypto.subtle.sign("HMAC", await key(secret), text.encode(body));
  return `${body}.${encode(new Uint8Array(signature))}`;
}

/** The token's claims; undefined unless this secret signed them and they still hold. */
export async function verify(token: string, secret: string): Promise<Claims | undefined> {
  try {
    const [body = "", signature = ""] = token.split(".");
    const signed = await crypto.subtle.verify(
      "HMAC",
      await key(secret),
      decode(signature),
      text.encode(body),
    );
    return signed ? stillHolding(JSON.parse(new TextDecoder().decode(decode(body)))) : undefined;
  } catch {
    return undefined;
  }
}

function stillHolding(claims: Claims): Claims | undefined {
  return claims.exp * 1000 > Date.now() ? claims : undefined;
}

function key(secret: string): Promise<CryptoKey> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", text.encode(secret), algorithm, false, ["sign", "verify"]);
}

function encode(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decode(base64url: string): Uint8Array {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
