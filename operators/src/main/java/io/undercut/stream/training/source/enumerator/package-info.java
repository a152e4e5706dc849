/** Gives replicas to readers. */
package io.undercut.stream.training.source.enumerator;
