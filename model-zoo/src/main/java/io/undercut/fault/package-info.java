/** Failures and their categories. Knows nothing but the JDK, so that every room can speak of failure the same way. */
package io.undercut.fault;
