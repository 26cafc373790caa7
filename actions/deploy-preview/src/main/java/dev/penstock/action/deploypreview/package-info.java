/** The umbrella action deploy-preview. */
@NullMarked
package dev.penstock.action.deploypreview;

import org.jspecify.annotations.NullMarked;
