/**
 * The editors' pages: compare a document with the register, save the changes as a draft, approve another person's draft.
 *
 * <p>A draft is a {@code Library} with status {@code draft} that lists its changes; the register itself stays as it is until
 * somebody else approves. Approval is one transaction: the changes, the document they come from, their Provenance, and the draft's
 * status; the four-eyes rule of {@code se.nhv.write} judges it. Only the server room wires it.
 */
@NullMarked
package se.nhv.web.editor;

import org.jspecify.annotations.NullMarked;
