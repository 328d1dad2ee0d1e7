package io.huiyin.staff;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A member of staff (员工) of one community.
 *
 * @param title      what the name card says; a steward's title makes its bearer a {@link StaffRole#STEWARD}
 * @param roles      at least one, in the order of the enum
 * @param phone      of the post, not of the person: callers are told it
 * @param department as callers are told it, such as 客户服务部
 * @param active     whether work may be given to them and done in their name
 */
public record StaffMember(
        UUID id,
        UUID communityId,
        String name,
        String title,
        List<StaffRole> roles,
        String phone,
        String email,
        String department,
        boolean active,
        Instant createdAt,
        int version)
        implements Tagged {}
