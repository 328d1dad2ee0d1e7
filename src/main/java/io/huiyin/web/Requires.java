package io.huiyin.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that an operation needs, such as {@code tickets:write}; {@link #ANYONE} asks for a valid credential alone.
 * To owners everything is closed that does not say otherwise, whatever their permissions.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    String ANYONE = "";

    String value();

    /** Whether owners may call it as well, who see what is theirs alone. */
    boolean owners() default false;
}
