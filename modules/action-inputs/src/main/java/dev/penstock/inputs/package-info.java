/** What actions share: their inputs, the plan those make, the providers, and the answer. */
@NullMarked
package dev.penstock.inputs;

import org.jspecify.annotations.NullMarked;
