package io.huiyin.access;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.CommunityScope;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells who calls, by whatever bearer credential they present. */
@ApplicationScoped
public class Identities {

    private static final String ACTING_STAFF = "X-Acting-Staff";

    private final ApiKeys keys;
    private final StaffTokens tokens;
    private final StaffAccounts accounts;
    private final Instance<Credential> others;

    Identities(ApiKeys keys, StaffTokens tokens, StaffAccounts accounts, @Any Instance<Credential> others) {
        this.keys = keys;
        this.tokens = tokens;
        this.accounts = accounts;
        this.others = others;
    }

    /**
     * Finds who calls, anew with every call, so that what was taken away anywhere is refused everywhere at once.
     *
     * @param staff the member of staff in whose name they act; null where none is named
     * @return empty for a credential that is none, or no longer
     * @throws io.huiyin.kernel.ProblemException 400 if someone who signs in names another than themselves, or works in
     *     several communities and names none
     */
    public Optional<Caller> identify(String credential, UUID staff) {
        if (StaffTokens.looksLike(credential)) {
            return tokens.verify(credential).flatMap(signed -> signedIn(signed, staff));
        }
        for (var other : others) {
            if (!other.isOfForm(credential)) continue;
            if (staff != null) throw notTheirs();
            return other.identify(credential);
        }
        return keys.identify(credential).map(caller -> staff == null ? caller : caller.actingAs(staff));
    }

    private Optional<Caller> signedIn(StaffTokens.Signed signed, UUID named) {
        var posts = accounts.postsOf(signed.subject());
        if (posts.isEmpty()) return Optional.empty();
        if (named == null && posts.size() > 1) throw chooseOne(posts);
        var post = posts.stream()
                .filter(each -> named == null || each.staffId().equals(named))
                .findFirst()
                .orElseThrow(Identities::notTheirs);
        var roles = signed.roles().map(List::copyOf).orElse(post.roles());
        return Optional.of(new Caller(
                Caller.Kind.STAFF,
                post.staffId(),
                "staff",
                post.staffId(),
                null,
                RoleRights.reach(roles),
                CommunityScope.of(post.communityId()),
                RoleRights.of(roles)));
    }

    private static RuntimeException chooseOne(List<StaffAccounts.Post> posts) {
        return Problems.invalid(
                        ACTING_STAFF,
                        "choose-staff",
                        Text.of(
                                "You work in several communities: name the staff id as which you act.",
                                "您在多个小区任职，请指明以哪个员工编号操作。"))
                .with(
                        "staffIds",
                        posts.stream().map(StaffAccounts.Post::staffId).toList());
    }

    private static RuntimeException notTheirs() {
        return Problems.invalid(
                ACTING_STAFF, "unknown-staff", Text.of("No active member of staff has this id.", "没有此编号的在职员工。"));
    }
}
