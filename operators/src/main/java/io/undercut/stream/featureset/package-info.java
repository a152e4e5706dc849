/** Feature sets in the lake: columns, manifest, statistics and versions. */
package io.undercut.stream.featureset;
