package io.huiyin.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Who signs in as which member of staff (员工账号).
 *
 * @param subject as the operator's issuer names them; the same one may work in several communities
 */
public record StaffAccount(UUID id, UUID communityId, UUID staffId, String subject, Instant createdAt) {}
