/** Notices to a channel, over an incoming webhook as Slack has them. */
@NullMarked
package dev.penstock.webhook;

import org.jspecify.annotations.NullMarked;
