/** Where the bytes of models live: {@code ArtifactStore} is the seam, a folder on this machine one implementation. */
package io.undercut.zoo.registry.store;
