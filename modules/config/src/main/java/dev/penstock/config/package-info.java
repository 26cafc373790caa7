/** penstock.yml: records, loader with positions, JSON Schema. */
@NullMarked
package dev.penstock.config;

import org.jspecify.annotations.NullMarked;
