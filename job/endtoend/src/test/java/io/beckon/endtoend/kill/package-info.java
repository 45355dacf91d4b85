/** The delivery job as a process, killed wherever a conversation with a mail server can stand. */
package io.beckon.endtoend.kill;
