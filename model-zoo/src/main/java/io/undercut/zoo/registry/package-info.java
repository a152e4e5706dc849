/** Versions of models: published whole or not at all, never changed, promoted by one atomic move. */
package io.undercut.zoo.registry;
