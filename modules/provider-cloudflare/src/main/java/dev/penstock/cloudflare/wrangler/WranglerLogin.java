package dev.penstock.cloudflare.wrangler;

import dev.penstock.kernel.Secret;

/**
 * With what wrangler reaches Cloudflare.
 *
 * @param api the API's address
 * @param accountId the account
 * @param token the API token
 */
public record WranglerLogin(String api, String accountId, Secret token) {}
