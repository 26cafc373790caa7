/** What the actions of a preview share: their inputs, the plan those make, and the providers. */
@NullMarked
package dev.penstock.inputs;

import org.jspecify.annotations.NullMarked;
