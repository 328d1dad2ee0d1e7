/** Tickets (工单): every matter that somebody reported, who has it in hand, how it stands and what was done about it. */
package io.huiyin.tickets;
