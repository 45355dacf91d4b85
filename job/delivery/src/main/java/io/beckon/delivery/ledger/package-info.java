/**
 * The ledger: how far each delivery has come, written where no failure of ours takes it away,
 * before a message is handed over and when it is known what came of it.
 */
package io.beckon.delivery.ledger;
