/** Fixtures, fakes and contract tests that several modules share. */
package io.undercut.testing;
