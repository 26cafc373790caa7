/** YAML as a tree in which everything knows its place. */
@NullMarked
package dev.penstock.config.yaml;

import org.jspecify.annotations.NullMarked;
