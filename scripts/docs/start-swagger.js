// Starts Swagger UI on the page at /docs. A file of its own, for the page's policy allows no inline script.
globalThis.SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  // The usual validator is somebody else's server.
  validatorUrl: null,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
});
