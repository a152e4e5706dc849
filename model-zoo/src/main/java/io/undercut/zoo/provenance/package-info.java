/** What made a model: the part that decides its bytes, apart from the circumstances under which it was made. */
package io.undercut.zoo.provenance;
