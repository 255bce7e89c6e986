/**
 * The HAPI providers of {@code $export} and of the addresses that it hands out (HL7 Bulk Data Access 2.0.0). Only the server room
 * wires them.
 */
@NullMarked
package se.nhv.provider.bulk;

import org.jspecify.annotations.NullMarked;
