/**
 * What a command takes and gives, where its inputs come from, one life cycle, one error-to-exit
 * mapper.
 */
@NullMarked
package dev.penstock.command;

import org.jspecify.annotations.NullMarked;
