/**
 * Feature sets: the definition of each, the catalog of ours, and the one builder that turns a definition into a version with its manifest.
 */
package io.undercut.job.featureset;
