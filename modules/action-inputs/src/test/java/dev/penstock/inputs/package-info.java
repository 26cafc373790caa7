/** What the actions of a preview are tested with. */
@NullMarked
package dev.penstock.inputs;

import org.jspecify.annotations.NullMarked;
