/** The action deploy-preview over fakes. */
@NullMarked
package dev.penstock.action.deploypreview;

import org.jspecify.annotations.NullMarked;
