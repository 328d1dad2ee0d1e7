package io.huiyin.owners;

import io.huiyin.kernel.PhoneNumber;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.protection.Mask;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What can be said and changed of an owner; the parts mean what they mean in {@link Owner}.
 *
 * @param segment         null leaves it as it is where the caller may not see it
 * @param complaintPoints likewise
 */
public record OwnerDetails(
        OwnerKind kind,
        String name,
        List<String> phones,
        String email,
        String identityNumber,
        List<Channel> preferredChannels,
        Importance importance,
        Segment segment,
        String complaintPoints,
        String specialCircumstances,
        String note,
        EmergencyContact emergencyContact) {

    private static final Pattern IDENTITY = Pattern.compile("[0-9A-Z()-]{5,30}");

    public OwnerDetails {
        preferredChannels = preferredChannels.stream().distinct().toList();
    }

    /**
     * The same with every number in its one form, and masks that came back replaced by what they stand for.
     *
     * @param stored what is stored now; null for a new owner
     * @throws ProblemException 422 for a number that is none, or a mask that stands for nothing
     */
    OwnerDetails resolved(StoredOwner stored) {
        return new OwnerDetails(
                kind,
                name.strip(),
                resolvedPhones(stored == null ? List.of() : stored.phones()),
                email,
                resolvedIdentity(stored == null ? null : stored.identityNumber()),
                preferredChannels,
                importance == null ? Importance.NORMAL : importance,
                segment == null ? Segment.NEUTRAL : segment,
                complaintPoints,
                specialCircumstances,
                note,
                resolvedContact(stored == null ? null : stored.emergencyContact()));
    }

    /** The same, with what the caller cannot see left as it is stored. */
    OwnerDetails keepingInternal(StoredOwner stored) {
        return new OwnerDetails(
                kind,
                name,
                phones,
                email,
                identityNumber,
                preferredChannels,
                importance,
                segment == null ? stored.segment() : segment,
                complaintPoints == null ? stored.complaintPoints() : complaintPoints,
                specialCircumstances,
                note,
                emergencyContact);
    }

    /** A number as it is stored, from one that a client sent: in its one form, or the stored one that its mask stands for. */
    static String phone(String given, String stored, String pointer) {
        if (given == null) return null;
        var meant = Mask.resolve(given, stored);
        if (meant == null) throw strayMask(pointer);
        return PhoneNumber.of(meant, pointer).text();
    }

    /** An identity number in its one form: upper case, without blanks. */
    static String identity(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    private List<String> resolvedPhones(List<String> stored) {
        var meant = Mask.resolve(phones, stored);
        var numbers = new ArrayList<String>();
        for (int i = 0; i < meant.size(); i++) {
            var pointer = "/phones/" + i;
            if (meant.get(i) == null) throw strayMask(pointer);
            var number = PhoneNumber.of(meant.get(i), pointer).text();
            if (!numbers.contains(number)) numbers.add(number);
        }
        return List.copyOf(numbers);
    }

    private String resolvedIdentity(String stored) {
        if (identityNumber == null) return null;
        var meant = Mask.resolve(identityNumber, stored);
        if (meant == null) throw strayMask("/identityNumber");
        var number = identity(meant);
        if (!IDENTITY.matcher(number).matches()) {
            throw Problems.unprocessable(
                    "/identityNumber",
                    "invalid-identity-number",
                    Text.of("It takes 5 to 30 letters and digits.", "证件号码须为 5 到 30 位字母或数字。"));
        }
        return number;
    }

    private EmergencyContact resolvedContact(EmergencyContact stored) {
        if (emergencyContact == null) return null;
        var number = phone(emergencyContact.phone(), stored == null ? null : stored.phone(), "/emergencyContact/phone");
        return new EmergencyContact(emergencyContact.name().strip(), emergencyContact.relation(), number);
    }

    private static ProblemException strayMask(String pointer) {
        return Problems.unprocessable(
                pointer,
                "stray-mask",
                Text.of(
                        "It is masked, and not the mask of what is stored: send the number itself, or the mask unchanged.",
                        "该值已掩码且与已存号码的掩码不符：请填写完整号码，或原样保留掩码。"));
    }
}
