/** Deploying with programs of the repository: whatever else there is to deploy with. */
@NullMarked
package dev.penstock.commands;

import org.jspecify.annotations.NullMarked;
