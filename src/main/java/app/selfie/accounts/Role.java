package app.selfie.accounts;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a person may do here. */
enum Role {
    PERSON,
    ADMINISTRATOR;

    /** The name Spring Security knows the role by. */
    String authority() {
        return "ROLE_" + name();
    }

    static List<GrantedAuthority> authorities(boolean administrator) {
        return Stream.of(values())
                .filter(role -> role == PERSON || administrator)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }
}
