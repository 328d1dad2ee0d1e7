package io.huiyin.staff;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code staff_member}, in the scope of the running transaction. */
@ApplicationScoped
class StaffRepository {

    private final Database database;

    StaffRepository(Database database) {
        this.database = database;
    }

    Optional<StaffMember> find(UUID id) {
        return database.handle()
                .createQuery("select * from staff_member where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    List<StaffMember> findAll(Collection<UUID> ids) {
        return database.handle()
                .createQuery("select * from staff_member where id = any (:ids)")
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map((row, context) -> read(row))
                .list();
    }

    /** The comment keeps this look-up out of an operation's count of statements: it belongs to the caller's identity. */
    boolean isActive(UUID id) {
        return database.handle()
                .createQuery("/* acting-staff */ select exists (select from staff_member where id = :id and active)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    List<StaffMember> activeWithAnyRole(UUID communityId, Collection<StaffRole> roles) {
        return database.handle()
                .createQuery("""
                        select * from staff_member
                         where community_id = :community and active and roles && :roles
                         order by id
                        """)
                .bind("community", communityId)
                .bindArray("roles", String.class, names(roles))
                .map((row, context) -> read(row))
                .list();
    }

    List<StaffMember> page(StaffFilter filter, Cursor after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from staff_member
                         where (cast(:community as uuid) is null or community_id = :community)
                           and (cast(:role as text) is null or :role = any (roles))
                           and (cast(:active as boolean) is null or active = :active)
                           and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("community", filter.communityId())
                .bind("role", filter.role() == null ? null : filter.role().name())
                .bind("active", filter.active())
                .bind("after", after == null ? null : after.uuid(0))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    void insert(StaffMember member) {
        database.handle()
                .createUpdate("""
                        insert into staff_member (id, community_id, name, title, roles, phone, email, department, active,
                                                  created_at)
                        values (:id, :community, :name, :title, :roles, :phone, :email, :department, :active, :now)
                        """)
                .bind("id", member.id())
                .bind("community", member.communityId())
                .bind("name", member.name())
                .bind("title", member.title())
                .bindArray("roles", String.class, names(member.roles()))
                .bind("phone", member.phone())
                .bind("email", member.email())
                .bind("department", member.department())
                .bind("active", member.active())
                .bind("now", member.createdAt())
                .execute();
    }

    /** Writes everything that can change, if nobody was quicker; {@code member} is as it was read. */
    Optional<StaffMember> update(StaffMember member, StaffDetails details, boolean active) {
        return database.handle()
                .createQuery("""
                        update staff_member
                           set name = :name, title = :title, roles = :roles, phone = :phone, email = :email,
                               department = :department, active = :active, version = version + 1
                         where id = :id and version = :version
                        returning *
                        """)
                .bind("id", member.id())
                .bind("version", member.version())
                .bind("name", details.name())
                .bind("title", details.title())
                .bindArray("roles", String.class, names(details.effectiveRoles()))
                .bind("phone", details.phone())
                .bind("email", details.email())
                .bind("department", details.department())
                .bind("active", active)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static List<String> names(Collection<StaffRole> roles) {
        return roles.stream().map(StaffRole::name).toList();
    }

    private static StaffMember read(ResultSet row) throws SQLException {
        return new StaffMember(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("name"),
                row.getString("title"),
                Columns.<String>list(row, "roles").stream()
                        .map(StaffRole::valueOf)
                        .toList(),
                row.getString("phone"),
                row.getString("email"),
                row.getString("department"),
                row.getBoolean("active"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
