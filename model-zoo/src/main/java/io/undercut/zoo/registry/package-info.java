/**
 * Versions of models: published whole or not at all, never changed, promoted by one atomic move. {@code ArtifactStore} is the seam to
 * where the bytes live.
 */
package io.undercut.zoo.registry;
