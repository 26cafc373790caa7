/** Tokens of two parts, `claims.signature`, signed with HMAC-SHA-256 (a JWT without the header). */

const text = new TextEncoder();

export async function sign(claims: object, secret: string): Promise<string> {
  const body = encode(text.encode(JSON.stringify(claims)));
  const signature = await crypto.subtle.sign("HMAC", await key(secret), text.encode(body));
  return `${body}.${encode(new Uint8Array(signature))}`;
}

/** Whether this secret signed the token and it has not expired. */
export async function verify(token: string, secret: string): Promise<boolean> {
  try {
    const [body = "", signature = ""] = token.split(".");
    const signed = await crypto.subtle.verify(
      "HMAC",
      await key(secret),
      decode(signature),
      text.encode(body),
    );
    return signed && JSON.parse(new TextDecoder().decode(decode(body))).exp * 1000 > Date.now();
  } catch {
    return false;
  }
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
