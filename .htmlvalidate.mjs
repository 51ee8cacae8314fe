/** What html-validate looks for on the built pages: all it recommends, and what it knows of whole documents. */
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Boxes of one name are one question with several answers; the rule's own list has only the other such controls.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // Everything is of this site, named by its content and held against its hash where that matters: see SECURITY.md.
    "require-sri": ["error", { target: "crossorigin" }],
    // The theme's script finds its switches by ids that begin with an underline, which HTML allows.
    "valid-id": ["error", { relaxed: true }],
  },
};
