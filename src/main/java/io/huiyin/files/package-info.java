/** Files (附件) that were handed in: what they are, how large they may be, and where their bytes lie. */
package io.huiyin.files;
