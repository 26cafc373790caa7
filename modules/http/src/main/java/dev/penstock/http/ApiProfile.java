package dev.penstock.http;

import java.net.URI;

/**
 * How one provider's API is used.
 *
 * @param name what people call the provider, such as {@code Neon}
 * @param base the API's address, with the part of the path that all endpoints share
 * @param credential sent to that address and nowhere else
 * @param userAgent what the client calls itself
 * @param pacer the rate the provider accepts
 * @param retries when to try again
 * @param errors reads the provider's errors
 */
public record ApiProfile(
    String name,
    URI base,
    Credential credential,
    String userAgent,
    Pacer pacer,
    RetryPolicy retries,
    ErrorReader errors) {}
