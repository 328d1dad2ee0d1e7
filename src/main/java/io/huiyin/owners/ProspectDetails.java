package io.huiyin.owners;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.PhoneNumber;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** What can be said and changed of a prospect's address; the parts mean what they mean in {@link ProspectAddress}. */
public record ProspectDetails(
        String name, String address, String source, String interestedIn, String note, LocalDate receivedOn) {

    private static final Text NO_PHONE = Text.of(
            "Something like a phone number stands here: of prospects none is kept.", "此处含有类似电话号码的内容：准客户信息不得包含电话。");

    /**
     * Rule OWN-12: no text of it may hold a phone number.
     *
     * @throws io.huiyin.kernel.ProblemException 422 that names each text that does
     */
    void requireNoPhone() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("/name", name);
        texts.put("/address", address);
        texts.put("/source", source);
        texts.put("/interestedIn", interestedIn);
        texts.put("/note", note);
        var errors = new ArrayList<FieldError>();
        texts.forEach((pointer, text) -> {
            if (text != null && PhoneNumber.standsIn(text)) {
                errors.add(new FieldError(pointer, "phone-not-allowed", NO_PHONE));
            }
        });
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    ProspectDetails receivedBy(LocalDate today) {
        return receivedOn != null ? this : new ProspectDetails(name, address, source, interestedIn, note, today);
    }
}
