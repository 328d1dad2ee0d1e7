package io.huiyin.tickets;

import java.util.UUID;

/** A member of staff as the reporter may be told them (经办人): by name, department and the phone of the post. */
public record TicketPerson(UUID id, String name, String department, String phone) {}
