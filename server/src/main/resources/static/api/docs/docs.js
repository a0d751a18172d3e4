// Shows the description of this very server; nothing is loaded from elsewhere.
window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  validatorUrl: null,
  syntaxHighlight: { activated: false },
})
