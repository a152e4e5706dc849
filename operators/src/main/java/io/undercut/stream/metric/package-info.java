/** Every metric's name and scope, in one place. */
package io.undercut.stream.metric;
