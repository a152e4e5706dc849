/** Fixtures and fakes for Flink jobs. */
package io.undercut.testing;
