/** Fixtures for tests of every module. */
package io.undercut.testing;
