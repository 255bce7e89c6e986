/** The program: {@link se.nhv.Main} reads the command line and hands over; nothing else lives here. */
@NullMarked
package se.nhv;

import org.jspecify.annotations.NullMarked;
