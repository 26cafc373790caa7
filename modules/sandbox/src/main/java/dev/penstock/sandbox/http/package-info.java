/**
 * The HTTP core under every provider of the sandbox: a server on loopback, routes, a log of what
 * was exchanged and faults on order.
 */
@NullMarked
package dev.penstock.sandbox.http;

import org.jspecify.annotations.NullMarked;
